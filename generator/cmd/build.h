/* rigbook build: see rigbook(1). Returns the exit status. */
#ifndef CMD_BUILD_H
#define CMD_BUILD_H

int cmd_build(int argc, char **argv);

#endif
