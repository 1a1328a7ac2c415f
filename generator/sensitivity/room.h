/*
 * room - how far the present value of an input is from a turn.
 */
#ifndef SENSITIVITY_ROOM_H
#define SENSITIVITY_ROOM_H

#include "sensitivity/turn.h"

/* The present value of the input; NULL if it is not known or none. */
const struct quantity *input_present_value(
    const struct evaluator *evaluator, struct arena *keep, const struct turns *turns);

/* The turn nearest to the present value of the input; NULL if there is none, or no present value. */
const struct turn *turns_nearest(
    const struct evaluator *evaluator, struct arena *keep, const struct turns *turns);

/* The place of a turn as a quantity: a single value, or the range it lies in. For whole inputs, the first value beyond. */
struct quantity turn_quantity(const struct evaluator *evaluator, struct arena *keep,
    const struct turns *turns, const struct turn *turn);

/*
 * The relative distance: |turn - nearest end| / nearest end, of the two ends of the present value. NULL where that
 * says nothing: at zero, below it, and on scales without ratios (degrees Celsius).
 */
const struct ratio *turn_room(const struct evaluator *evaluator, struct arena *keep,
    const struct turns *turns, const struct turn *turn);

#endif
