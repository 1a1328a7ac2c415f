/*
 * today - the day on this machine's clock. Only commands that record something ask for it: what a build prints depends
 * on its input alone.
 */
#ifndef CMD_TODAY_H
#define CMD_TODAY_H

#include "base/date.h"

struct date today(void);

#endif
