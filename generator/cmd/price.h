/* rigbook price: see rigbook(1). Returns the exit status. */
#ifndef CMD_PRICE_H
#define CMD_PRICE_H

int cmd_price(int argc, char **argv);

#endif
