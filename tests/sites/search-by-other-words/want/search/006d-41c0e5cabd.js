RigbookSearch.shard("m",[
"mad","11X",
"motor","00X"]);
