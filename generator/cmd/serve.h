/* rigbook serve: see rigbook(1). Returns the exit status. */
#ifndef CMD_SERVE_H
#define CMD_SERVE_H

int cmd_serve(int argc, char **argv);

#endif
