/* rigbook import: see rigbook(1). Returns the exit status. */
#ifndef CMD_IMPORT_H
#define CMD_IMPORT_H

int cmd_import(int argc, char **argv);

#endif
