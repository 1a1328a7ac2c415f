/* rigbook explain: see rigbook(1). Returns the exit status. */
#ifndef CMD_EXPLAIN_H
#define CMD_EXPLAIN_H

int cmd_explain(int argc, char **argv);

#endif
