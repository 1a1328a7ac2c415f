RigbookSearch.shard("t",[
"tak","00X",
"tco","00_"]);
