/* rigbook diff: see rigbook(1). Returns the exit status. */
#ifndef CMD_DIFF_H
#define CMD_DIFF_H

int cmd_diff(int argc, char **argv);

#endif
