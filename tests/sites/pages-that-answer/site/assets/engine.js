rigbookEngine("what a golden site needs of an engine: that there is one")
