RigbookSearch.shard("p",[
"p","11v12O",
"p1","11_12O",
"p1power","22_",
"power","00r22_",
"powerbil","00_",
"powerp1","22_",
"pump","11Z"]);
