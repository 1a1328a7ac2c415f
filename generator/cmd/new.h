/* rigbook new: see rigbook(1). Returns the exit status. */
#ifndef CMD_NEW_H
#define CMD_NEW_H

int cmd_new(int argc, char **argv);

#endif
