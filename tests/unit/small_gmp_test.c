/*
 * The small arithmetic against GMP: the same random operations through number/small_gmp.h and through ratio, which is
 * built with GMP here. Numbers have many limbs of all ones and all zeros, where division's guesses go wrong.
 */
#include "number/ratio.h"
#include "number/ratio_text.h"
#include "number/small_gmp_divide.h"
#include "number/small_gmp_fraction.h"
#include "number/small_gmp_text.h"
#include "number_fixture.h"

#include <stdlib.h>

/* A generator of our own, so that a failure is the same everywhere (xorshift, Marsaglia 2003). */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static uint64_t below(uint64_t *state, uint64_t limit)
{
	return next_random(state) % limit;
}

/* A whole number of at most `bits` binary digits, made of runs of ones, of zeros and of chance. */
static void random_whole(mpz_ptr z, uint64_t *state, uint64_t bits)
{
	uint64_t left = below(state, bits + 1);
	mpz_clear(z);
	while (left > 0) {
		uint64_t run = 1 + below(state, 40), kind = below(state, 3);
		run = run < left ? run : left;
		mpz_mul_2exp(z, z, run);
		uint64_t ones = ((uint64_t)1 << run) - 1;
		mpz_add_ui(z, z, kind == 0 ? ones : kind == 1 ? 0 : next_random(state) & ones);
		left -= run;
	}
}

static struct str text_of(struct arena *keep, mpz_srcptr z)
{
	char *digits = arena_alloc(keep, mpz_sizeinbase(z, 10) + 2);
	return str_from(mpz_get_str(digits, 10, z));
}

static const struct ratio *ratio_from(struct arena *keep, mpq_srcptr q)
{
	struct buf text = buf_in(keep, BUF_MOST);
	buf_put(&text, text_of(keep, mpq_numref(q)));
	buf_put_byte(&text, '/');
	buf_put(&text, text_of(keep, mpq_denref(q)));
	const struct ratio *value = ratio_parse_exact(keep, buf_str(&text));
	assert_non_null(value);
	return value;
}

/* The same number, and in the same lowest terms. */
static void assert_same(struct arena *keep, mpq_srcptr small, const struct ratio *want)
{
	struct buf text = buf_in(keep, BUF_MOST), exact = buf_in(keep, BUF_MOST);
	buf_put(&text, text_of(keep, mpq_numref(small)));
	if (mpz_cmp_ui(mpq_denref(small), 1) != 0) {
		buf_put_byte(&text, '/');
		buf_put(&text, text_of(keep, mpq_denref(small)));
	}
	ratio_exact(&exact, want);
	assert_str(buf_str(&exact), str_z(keep, buf_str(&text)));
}

static void random_fraction(mpq_ptr q, uint64_t *state, uint64_t bits)
{
	random_whole(mpq_numref(q), state, bits);
	do
		random_whole(mpq_denref(q), state, bits);
	while (mpz_sgn(mpq_denref(q)) == 0);
	if (below(state, 2) == 0)
		q->num.size = -q->num.size;
	mpq_canonicalize(q);
}

/* Without its lowest binary digits a whole number is nearer to zero; it is used up. */
static void compare_shifts(struct arena *keep, mpq_ptr whole, uint64_t bits)
{
	const struct ratio *step = ratio_pow(keep, ratio_of(keep, 2, 1), (int64_t)bits);
	const struct ratio *quotient = ratio_div(keep, ratio_from(keep, whole), step);

	mpz_tdiv_q_2exp(mpq_numref(whole), mpq_numref(whole), bits);
	assert_same(keep, whole,
	    ratio_sign(quotient) < 0 ? ratio_ceil(keep, quotient) : ratio_floor(keep, quotient));
}

static void compare_operations(struct arena *keep, uint64_t *state, uint64_t bits)
{
	mpq_t a, b, c;
	mpq_init(a), mpq_init(b), mpq_init(c);
	random_fraction(a, state, bits);
	random_fraction(b, state, bits);
	const struct ratio *left = ratio_from(keep, a), *right = ratio_from(keep, b);
	mpq_add(c, a, b);
	assert_same(keep, c, ratio_add(keep, left, right));
	mpq_sub(c, a, b);
	assert_same(keep, c, ratio_sub(keep, left, right));
	mpq_mul(c, a, b);
	assert_same(keep, c, ratio_mul(keep, left, right));
	int order = mpq_cmp(a, b);
	assert_int_equal((order > 0) - (order < 0), ratio_cmp(left, right));
	mpz_fdiv_q(mpq_numref(c), mpq_numref(a), mpq_denref(a));
	mpq_set_si(b, 1, 1);
	mpz_add_ui(mpq_denref(c), mpq_denref(b), 0);
	assert_same(keep, c, ratio_floor(keep, left));
	mpz_cdiv_q(mpq_numref(c), mpq_numref(a), mpq_denref(a));
	assert_same(keep, c, ratio_ceil(keep, left));
	mpz_add_ui(mpq_numref(c), mpq_numref(a), 0);
	compare_shifts(keep, c, below(state, bits + 40));
	if (ratio_sign(right) != 0) {
		random_fraction(b, state, bits);
		right = ratio_from(keep, b);
	}
	if (ratio_sign(right) != 0) {
		mpq_div(a, a, b); /* into itself */
		assert_same(keep, a, ratio_div(keep, left, right));
		mpq_inv(b, b);
		assert_same(keep, b, ratio_div(keep, ratio_one(), right));
	}
	mpq_clear(a), mpq_clear(b), mpq_clear(c);
}

static void operations_agree(void **state)
{
	(void)state;
	uint64_t seed = 0x9e3779b97f4a7c15U;
	for (int round = 0; round < 1500; round++) {
		struct arena *keep = arena_new();
		compare_operations(keep, &seed, round % 16 == 0 ? 3000 : 200);
		arena_free(keep);
	}
}

static void twenty_thousand_digits_agree(void **state)
{
	(void)state;
	uint64_t seed = 42;
	struct arena *keep = arena_new();
	mpz_t a, b;
	mpz_inits(a, b, NULL);
	random_whole(a, &seed, 26000);
	mpz_mul_2exp(a, a, 40000);
	mpz_add_ui(a, a, 1);
	random_whole(b, &seed, 66000);
	mpq_t c;
	mpq_init(c);
	mpz_mul(mpq_numref(c), a, b);
	const struct ratio *left = ratio_parse_exact(keep, text_of(keep, a));
	const struct ratio *right = ratio_parse_exact(keep, text_of(keep, b));
	assert_non_null(left);
	assert_non_null(right);
	assert_same(keep, c, ratio_mul(keep, left, right));
	mpz_fdiv_q(mpq_numref(c), mpq_numref(c), a);
	assert_same(keep, c, right);
	mpq_clear(c);
	mpz_clears(a, b, NULL);
	arena_free(keep);
}

/* root^n <= a < (root + 1)^n, and exact says whether the first is an equality. */
static void roots_are_rounded_down(void **state)
{
	(void)state;
	uint64_t seed = 7;
	for (int round = 0; round < 1000; round++) {
		mpz_t a, root, power;
		mpz_inits(a, root, power, NULL);
		uint64_t n = 1 + below(&seed, round % 3 == 0 ? 40 : 5);
		random_whole(a, &seed, 400);
		if (round % 4 == 0)
			mpz_pow_ui(a, a, n);
		int exact = mpz_root(root, a, n);
		mpz_pow_ui(power, root, n);
		assert_true(mpz_cmp(power, a) <= 0);
		assert_int_equal(exact != 0, mpz_cmp(power, a) == 0);
		if (round % 4 == 0)
			assert_true(exact);
		mpz_add_ui(root, root, 1);
		mpz_pow_ui(power, root, n);
		assert_true(mpz_cmp(power, a) > 0);
		mpz_clears(a, root, power, NULL);
	}
}

static void powers_agree(void **state)
{
	(void)state;
	uint64_t seed = 99;
	struct arena *keep = arena_new();
	for (int round = 0; round < 300; round++) {
		mpq_t a;
		mpq_init(a);
		random_whole(mpq_numref(a), &seed, 100);
		uint64_t power = below(&seed, 60);
		const struct ratio *want = ratio_pow(
		    keep, ratio_parse_exact(keep, text_of(keep, mpq_numref(a))), (long)power);
		mpz_pow_ui(mpq_numref(a), mpq_numref(a), power);
		assert_same(keep, a, want);
		mpq_clear(a);
	}
	arena_free(keep);
}

static void text_is_read_back(void **state)
{
	(void)state;
	uint64_t seed = 5;
	struct arena *keep = arena_new();
	for (int round = 0; round < 2000; round++) {
		mpz_t a, b;
		mpz_inits(a, b, NULL);
		random_whole(a, &seed, 500);
		struct str text = text_of(keep, a);
		mpz_set_str(b, text.at, 10);
		assert_int_equal(mpz_cmp(a, b), 0);
		size_t digits = mpz_sizeinbase(a, 10);
		assert_true(digits == text.len || digits == text.len + 1);
		mpz_clears(a, b, NULL);
	}
	arena_free(keep);
}

static const struct word_case {
	const char *name;
	int64_t value;
} words[] = {
	{ "nothing fits a word", 0 },
	{ "one fits a word", 1 },
	{ "minus one fits a word", -1 },
	{ "two limbs fit a word", 0x100000000 },
	{ "the largest word", INT64_MAX },
	{ "the smallest word", INT64_MIN },
};

static void words_are_read_back(void **state)
{
	const struct word_case *c = *state;
	mpq_t a;
	mpq_init(a);
	mpq_set_si(a, c->value, 1);
	assert_true(mpz_fits_slong_p(mpq_numref(a)));
	assert_true(mpz_get_si(mpq_numref(a)) == c->value);
	mpz_mul_2exp(mpq_numref(a), mpq_numref(a), 64);
	assert_int_equal(mpz_fits_slong_p(mpq_numref(a)), c->value == 0);
	mpq_clear(a);
}

int main(void)
{
	struct CMUnitTest tests[countof(words) + 5] = {
		cmocka_unit_test(operations_agree),
		cmocka_unit_test(twenty_thousand_digits_agree),
		cmocka_unit_test(roots_are_rounded_down),
		cmocka_unit_test(powers_agree),
		cmocka_unit_test(text_is_read_back),
	};
	for (size_t i = 0; i < countof(words); i++)
		tests[5 + i] = (struct CMUnitTest){ .name = words[i].name,
			.test_func = words_are_read_back,
			.initial_state = (void *)&words[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
