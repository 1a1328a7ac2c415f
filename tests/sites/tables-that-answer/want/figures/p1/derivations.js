RigbookDerivations("figures/p1/",[["price","Price","$120","","",[],["Price list \"spring\" & more, 5 January 2026"],""],
["flow","Flow","2.5 m³/h","","",[],[],""],
["head","Head","10–15 m","","",[],[],""],
["colour","Colour","red","","",[],[],""],
["hoses","Hoses","2","","",[],[],""]],"Pump one");
