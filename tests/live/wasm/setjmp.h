/* cmocka's own header wants it; here nothing jumps. */
