/* rigbook margins: see rigbook(1). Returns the exit status. */
#ifndef CMD_MARGINS_H
#define CMD_MARGINS_H

int cmd_margins(int argc, char **argv);

#endif
