/*
 * render - the command `rigbook render TEMPLATE [DATA.yaml] [--partials DIR]`: the Mustache engine
 * alone, over YAML or JSON.
 *
 * As the Mustache specification has it: a partial that is not there is empty. Partials are
 * DIR/NAME.mustache, by default beside the template. Plain true and false are truth values, plain
 * null, ~ and nothing are nothing, all other scalars are text as typed.
 */
#ifndef CMD_RENDER_H
#define CMD_RENDER_H

/*
 * argv[0] is "render". Returns the exit status: 0 done, 1 mistakes in template or data, 2 wrong
 * usage or trouble with the machine.
 */
int cmd_render(int argc, char **argv);

#endif
