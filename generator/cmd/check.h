/* rigbook check: see rigbook(1). Returns the exit status. */
#ifndef CMD_CHECK_H
#define CMD_CHECK_H

int cmd_check(int argc, char **argv);

#endif
