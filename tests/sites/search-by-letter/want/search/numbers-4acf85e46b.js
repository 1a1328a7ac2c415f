RigbookSearch.numbers({kinds:[{names:["Pump","Pumps"],columns:[["Price",0,"1"],["Flow",1,"1/3600"]],things:[
["Pump one","pumps/p-1/","figures/p-1/",["120","$120","price"],["1/1440","2.5 m³/h","flow"]],
["Äther 2","pumps/p-2/","figures/p-2/",["90..150","$90–150","price"],0]]}],
units:[["USD",0,"1"],["m³/h",1,"1/3600"],["$",0,"1"]]});
