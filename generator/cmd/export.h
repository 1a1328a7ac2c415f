/* rigbook export: see rigbook(1). Returns the exit status. */
#ifndef CMD_EXPORT_H
#define CMD_EXPORT_H

int cmd_export(int argc, char **argv);

#endif
