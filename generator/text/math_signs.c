#include "text/math_signs.h"

static const struct {
	struct str name, sign;
} signs[] = {
	{ STR_INIT("times"), STR_INIT("×") },
	{ STR_INIT("cdot"), STR_INIT("·") },
	{ STR_INIT("div"), STR_INIT("÷") },
	{ STR_INIT("pm"), STR_INIT("±") },
	{ STR_INIT("approx"), STR_INIT("≈") },
	{ STR_INIT("sim"), STR_INIT("~") },
	{ STR_INIT("equiv"), STR_INIT("≡") },
	{ STR_INIT("propto"), STR_INIT("∝") },
	{ STR_INIT("le"), STR_INIT("≤") },
	{ STR_INIT("leq"), STR_INIT("≤") },
	{ STR_INIT("ge"), STR_INIT("≥") },
	{ STR_INIT("geq"), STR_INIT("≥") },
	{ STR_INIT("ne"), STR_INIT("≠") },
	{ STR_INIT("neq"), STR_INIT("≠") },
	{ STR_INIT("ll"), STR_INIT("≪") },
	{ STR_INIT("gg"), STR_INIT("≫") },
	{ STR_INIT("in"), STR_INIT("∈") },
	{ STR_INIT("to"), STR_INIT("→") },
	{ STR_INIT("rightarrow"), STR_INIT("→") },
	{ STR_INIT("Rightarrow"), STR_INIT("⇒") },
	{ STR_INIT("sum"), STR_INIT("∑") },
	{ STR_INIT("prod"), STR_INIT("∏") },
	{ STR_INIT("int"), STR_INIT("∫") },
	{ STR_INIT("partial"), STR_INIT("∂") },
	{ STR_INIT("infty"), STR_INIT("∞") },
	{ STR_INIT("degree"), STR_INIT("°") },
	{ STR_INIT("circ"), STR_INIT("°") },
	{ STR_INIT("dots"), STR_INIT("…") },
	{ STR_INIT("ldots"), STR_INIT("…") },
	{ STR_INIT("cdots"), STR_INIT("⋯") },
	{ STR_INIT("alpha"), STR_INIT("α") },
	{ STR_INIT("beta"), STR_INIT("β") },
	{ STR_INIT("gamma"), STR_INIT("γ") },
	{ STR_INIT("delta"), STR_INIT("δ") },
	{ STR_INIT("epsilon"), STR_INIT("ε") },
	{ STR_INIT("eta"), STR_INIT("η") },
	{ STR_INIT("theta"), STR_INIT("θ") },
	{ STR_INIT("lambda"), STR_INIT("λ") },
	{ STR_INIT("mu"), STR_INIT("μ") },
	{ STR_INIT("pi"), STR_INIT("π") },
	{ STR_INIT("rho"), STR_INIT("ρ") },
	{ STR_INIT("sigma"), STR_INIT("σ") },
	{ STR_INIT("tau"), STR_INIT("τ") },
	{ STR_INIT("phi"), STR_INIT("φ") },
	{ STR_INIT("omega"), STR_INIT("ω") },
	{ STR_INIT("Delta"), STR_INIT("Δ") },
	{ STR_INIT("Sigma"), STR_INIT("Σ") },
	{ STR_INIT("Omega"), STR_INIT("Ω") },
	{ STR_INIT("left"), STR_INIT("") },
	{ STR_INIT("right"), STR_INIT("") },
	{ STR_INIT("quad"), STR_INIT("\u2003") },
	{ STR_INIT("mapsto"), STR_INIT("↦") },
	{ STR_INIT("gets"), STR_INIT("←") },
	{ STR_INIT("leftarrow"), STR_INIT("←") },
	{ STR_INIT("Leftarrow"), STR_INIT("⇐") },
	{ STR_INIT("leftrightarrow"), STR_INIT("↔") },
	{ STR_INIT("Leftrightarrow"), STR_INIT("⇔") },
	{ STR_INIT("longrightarrow"), STR_INIT("⟶") },
	{ STR_INIT("longleftarrow"), STR_INIT("⟵") },
	{ STR_INIT("iff"), STR_INIT("⇔") },
	{ STR_INIT("implies"), STR_INIT("⇒") },
	{ STR_INIT("uparrow"), STR_INIT("↑") },
	{ STR_INIT("downarrow"), STR_INIT("↓") },
	{ STR_INIT("mp"), STR_INIT("∓") },
	{ STR_INIT("ast"), STR_INIT("∗") },
	{ STR_INIT("star"), STR_INIT("⋆") },
	{ STR_INIT("bullet"), STR_INIT("•") },
	{ STR_INIT("oplus"), STR_INIT("⊕") },
	{ STR_INIT("otimes"), STR_INIT("⊗") },
	{ STR_INIT("simeq"), STR_INIT("≃") },
	{ STR_INIT("cong"), STR_INIT("≅") },
	{ STR_INIT("notin"), STR_INIT("∉") },
	{ STR_INIT("ni"), STR_INIT("∋") },
	{ STR_INIT("subset"), STR_INIT("⊂") },
	{ STR_INIT("subseteq"), STR_INIT("⊆") },
	{ STR_INIT("supset"), STR_INIT("⊃") },
	{ STR_INIT("supseteq"), STR_INIT("⊇") },
	{ STR_INIT("cup"), STR_INIT("∪") },
	{ STR_INIT("cap"), STR_INIT("∩") },
	{ STR_INIT("setminus"), STR_INIT("∖") },
	{ STR_INIT("emptyset"), STR_INIT("∅") },
	{ STR_INIT("varnothing"), STR_INIT("∅") },
	{ STR_INIT("forall"), STR_INIT("∀") },
	{ STR_INIT("exists"), STR_INIT("∃") },
	{ STR_INIT("neg"), STR_INIT("¬") },
	{ STR_INIT("lnot"), STR_INIT("¬") },
	{ STR_INIT("land"), STR_INIT("∧") },
	{ STR_INIT("wedge"), STR_INIT("∧") },
	{ STR_INIT("lor"), STR_INIT("∨") },
	{ STR_INIT("vee"), STR_INIT("∨") },
	{ STR_INIT("therefore"), STR_INIT("∴") },
	{ STR_INIT("because"), STR_INIT("∵") },
	{ STR_INIT("nabla"), STR_INIT("∇") },
	{ STR_INIT("ell"), STR_INIT("ℓ") },
	{ STR_INIT("hbar"), STR_INIT("ℏ") },
	{ STR_INIT("prime"), STR_INIT("′") },
	{ STR_INIT("angle"), STR_INIT("∠") },
	{ STR_INIT("perp"), STR_INIT("⊥") },
	{ STR_INIT("parallel"), STR_INIT("∥") },
	{ STR_INIT("mid"), STR_INIT("|") },
	{ STR_INIT("vert"), STR_INIT("|") },
	{ STR_INIT("lvert"), STR_INIT("|") },
	{ STR_INIT("rvert"), STR_INIT("|") },
	{ STR_INIT("Vert"), STR_INIT("‖") },
	{ STR_INIT("langle"), STR_INIT("⟨") },
	{ STR_INIT("rangle"), STR_INIT("⟩") },
	{ STR_INIT("lbrace"), STR_INIT("{") },
	{ STR_INIT("rbrace"), STR_INIT("}") },
	{ STR_INIT("lbrack"), STR_INIT("[") },
	{ STR_INIT("rbrack"), STR_INIT("]") },
	{ STR_INIT("backslash"), STR_INIT("\\") },
	{ STR_INIT("iint"), STR_INIT("∬") },
	{ STR_INIT("oint"), STR_INIT("∮") },
	{ STR_INIT("Re"), STR_INIT("ℜ") },
	{ STR_INIT("Im"), STR_INIT("ℑ") },
	{ STR_INIT("aleph"), STR_INIT("ℵ") },
	{ STR_INIT("triangle"), STR_INIT("△") },
	{ STR_INIT("checkmark"), STR_INIT("✓") },
	{ STR_INIT("vdots"), STR_INIT("⋮") },
	{ STR_INIT("ddots"), STR_INIT("⋱") },
	{ STR_INIT("zeta"), STR_INIT("ζ") },
	{ STR_INIT("iota"), STR_INIT("ι") },
	{ STR_INIT("kappa"), STR_INIT("κ") },
	{ STR_INIT("nu"), STR_INIT("ν") },
	{ STR_INIT("xi"), STR_INIT("ξ") },
	{ STR_INIT("upsilon"), STR_INIT("υ") },
	{ STR_INIT("chi"), STR_INIT("χ") },
	{ STR_INIT("psi"), STR_INIT("ψ") },
	{ STR_INIT("varepsilon"), STR_INIT("ε") },
	{ STR_INIT("vartheta"), STR_INIT("ϑ") },
	{ STR_INIT("varphi"), STR_INIT("φ") },
	{ STR_INIT("varrho"), STR_INIT("ϱ") },
	{ STR_INIT("varsigma"), STR_INIT("ς") },
	{ STR_INIT("Gamma"), STR_INIT("Γ") },
	{ STR_INIT("Theta"), STR_INIT("Θ") },
	{ STR_INIT("Lambda"), STR_INIT("Λ") },
	{ STR_INIT("Xi"), STR_INIT("Ξ") },
	{ STR_INIT("Pi"), STR_INIT("Π") },
	{ STR_INIT("Upsilon"), STR_INIT("Υ") },
	{ STR_INIT("Phi"), STR_INIT("Φ") },
	{ STR_INIT("Psi"), STR_INIT("Ψ") },
	{ STR_INIT("displaystyle"), STR_INIT("") },
	{ STR_INIT("textstyle"), STR_INIT("") },
	{ STR_INIT("limits"), STR_INIT("") },
	{ STR_INIT("nolimits"), STR_INIT("") },
	{ STR_INIT("big"), STR_INIT("") },
	{ STR_INIT("Big"), STR_INIT("") },
	{ STR_INIT("bigg"), STR_INIT("") },
	{ STR_INIT("Bigg"), STR_INIT("") },
	{ STR_INIT("bigl"), STR_INIT("") },
	{ STR_INIT("bigr"), STR_INIT("") },
	{ STR_INIT("Bigl"), STR_INIT("") },
	{ STR_INIT("Bigr"), STR_INIT("") },
	{ STR_INIT("middle"), STR_INIT("") },
	{ STR_INIT("nonumber"), STR_INIT("") },
	{ STR_INIT("qquad"), STR_INIT("\u2003\u2003") },
	{ STR_INIT("lfloor"), STR_INIT("⌊") },
	{ STR_INIT("rfloor"), STR_INIT("⌋") },
	{ STR_INIT("lceil"), STR_INIT("⌈") },
	{ STR_INIT("rceil"), STR_INIT("⌉") },
};

bool math_is_upright(struct str name)
{
	static const struct str names[] = { STR_INIT("text"), STR_INIT("mathrm"),
		STR_INIT("textrm"), STR_INIT("operatorname"), STR_INIT("mathbf"),
		STR_INIT("textbf"), STR_INIT("mbox"), STR_INIT("mathsf"), STR_INIT("mathtt") };

	return str_is_among(name, names, countof(names));
}

bool math_is_style(struct str name)
{
	static const struct str names[] = { STR_INIT("mathit"), STR_INIT("textit"), STR_INIT("mathcal"),
		STR_INIT("mathbb"), STR_INIT("boldsymbol"), STR_INIT("boxed"), STR_INIT("mathop") };

	return str_is_among(name, names, countof(names));
}

/* Functions that are called by their names. */
static bool is_function(struct str name)
{
	static const struct str names[] = { STR_INIT("log"), STR_INIT("ln"), STR_INIT("lg"),
		STR_INIT("exp"), STR_INIT("sin"), STR_INIT("cos"), STR_INIT("tan"), STR_INIT("cot"),
		STR_INIT("sec"), STR_INIT("csc"), STR_INIT("arcsin"), STR_INIT("arccos"),
		STR_INIT("arctan"), STR_INIT("sinh"), STR_INIT("cosh"), STR_INIT("tanh"),
		STR_INIT("min"), STR_INIT("max"), STR_INIT("sup"), STR_INIT("inf"), STR_INIT("lim"),
		STR_INIT("limsup"), STR_INIT("liminf"), STR_INIT("gcd"), STR_INIT("det"),
		STR_INIT("dim"), STR_INIT("deg"), STR_INIT("arg"), STR_INIT("ker"), STR_INIT("hom"),
		STR_INIT("Pr") };

	return str_is_among(name, names, countof(names));
}

/* Signs over letters: a mark of Unicode that combines with what stands before it. */
static const struct {
	struct str name, mark;
} accents[] = {
	{ STR_INIT("hat"), STR_INIT("\u0302") },
	{ STR_INIT("widehat"), STR_INIT("\u0302") },
	{ STR_INIT("bar"), STR_INIT("\u0304") },
	{ STR_INIT("overline"), STR_INIT("\u0305") },
	{ STR_INIT("underline"), STR_INIT("\u0332") },
	{ STR_INIT("tilde"), STR_INIT("\u0303") },
	{ STR_INIT("widetilde"), STR_INIT("\u0303") },
	{ STR_INIT("dot"), STR_INIT("\u0307") },
	{ STR_INIT("ddot"), STR_INIT("\u0308") },
	{ STR_INIT("vec"), STR_INIT("\u20d7") },
};

struct str math_accent(struct str name)
{
	for (size_t i = 0; i < countof(accents); i++)
		if (str_eq(name, accents[i].name))
			return accents[i].mark;
	return STR("");
}

bool math_sign(struct str name, struct str *sign)
{
	for (size_t i = 0; i < countof(signs); i++) {
		if (str_eq(name, signs[i].name)) {
			*sign = signs[i].sign;
			return true;
		}
	}
	*sign = name;
	return is_function(name);
}
