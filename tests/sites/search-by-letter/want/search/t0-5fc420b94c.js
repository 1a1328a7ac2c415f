RigbookSearch.texts(0,[
[0,"","7 ways to pump",[0,"","7 ways to pump","",[],["Words."]]],
[1,"pumps/p-1/","Pump one",[1,"","Pump one","Pump",["Price","$120","Flow","2.5 m³/h"],[]]],
[2,"figures/p-1/","Pump one: derivations",[2,"price","Price","Pump one",["$120"],[]],[2,"flow","Flow","Pump one",["2.5 m³/h"],[]]],
[3,"pumps/p-2/","Äther 2",[1,"","Äther 2","Pump",["Price","$90–150"],[]]],
[4,"figures/p-2/","Äther 2: derivations",[2,"price","Price","Äther 2",["$90–150"],[]],[2,"flow","Flow","Äther 2",["unknown"],[]]],
[6,"sources/","Sources",[0,"","Sources","",[],["The documents that the facts on this site are from.","Catalogue"]]],
[9,"pumps/","Pumps",[0,"","Pumps","",[],[]]]]);
