RigbookDerivations("figures/p1/",[["price","Pump one: Price","$120","","",[],["Price list \"spring\" & more, 5 January 2026"],""],
["flow","Pump one: Flow","2.5 m³/h","","",[],[],""],
["head","Pump one: Head","10–15 m","","",[],[],""],
["colour","Pump one: Colour","red","","",[],[],""],
["hoses","Pump one: Hoses","2","","",[],[],""]]);
