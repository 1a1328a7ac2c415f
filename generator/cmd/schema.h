/* rigbook schema: see rigbook(1). Returns the exit status. */
#ifndef CMD_SCHEMA_H
#define CMD_SCHEMA_H

int cmd_schema(int argc, char **argv);

#endif
