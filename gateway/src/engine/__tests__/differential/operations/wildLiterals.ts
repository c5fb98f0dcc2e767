import type { InputTypes } from '../generateLiteral.ts';

/** Literals as their source, by their type: all kinds of escapes and of characters, block strings, and numbers at their limits. */
export const WILD_LITERALS: NonNullable<InputTypes['literals']> = {
  String: [
    String.raw`"\b\f\n\r\t\/\\\""`,
    String.raw`"\u0000\u0008\u0010\u001f\u007f\u0080"`,
    String.raw`"\u{1F600}\uD83D\uDE00\u{10FFFF}\u{7F}"`,
    String.raw`"\\u0041 \\b \\\" ${'$'}x ${'$'}{y}"`,
    '"\u2028\u2029\ufeff\ufffe\u200d\u{1f469}\u200d\u{1f4bb}"',
    '"\t# no comment, { no [object] } (x: $y) @skip ... \'|&!="',
    '"""block "quoted" \\""" and \\u0041 \\b \\\\ """',
    '"""\n    first\n      deeper\n\n    last\t\n  """',
    '"""\r\n\tone\r\n\ttwo\u2028\n"""',
    '""""quoted" at the start"""',
    '"""   """',
  ],
  Int: ['2147483647', '-2147483648', '-0'],
  Float: [
    '1e308',
    '-1.7976931348623157e308',
    '5e-324',
    '-0.0',
    '123456789012345678901234567890',
    '0.1e-2',
    '9007199254740993',
    '1E+2',
  ],
  ID: ['9007199254740993', '-1', '"\\u{1F600}"', '"""a block"""', '"0x10"'],
};
