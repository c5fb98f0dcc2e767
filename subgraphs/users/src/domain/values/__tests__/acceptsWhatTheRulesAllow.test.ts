import { describe, expect, test } from '@jest/globals';

import { parseEmailAddress } from '../EmailAddress.ts';
import { parseName } from '../Name.ts';
import { parsePassword } from '../Password.ts';
import { parsePhoneNumber } from '../PhoneNumber.ts';
import { parseUsername, usernameKey } from '../Username.ts';

describe('a name', () => {
  test.each(['KrishnaM', 'KrishnaMohan', 'x'.repeat(32), 'four 字四 字', "Robert'); DROP TABLE User;"])(
    'may be %j',
    (text) => {
      expect(parseName(text)).toBe(text);
    },
  );

  test('loses the blanks around it', () => {
    expect(parseName(' \t KrishnaMohan\n ')).toBe('KrishnaMohan');
  });

  test('counts characters, not the units that store them', () => {
    expect(parseName('𝕶𝖗𝖎𝖘𝖍𝖓𝖆')).toBeNull();
    expect(parseName('𝕶'.repeat(32))).toBe('𝕶'.repeat(32));
  });

  test.each(['', '        ', 'Krishna', '   Krishna   ', 'x'.repeat(33), 'broken \ud83d pair', 'x'.repeat(1_000_000)])(
    'may not be %j',
    (text) => {
      expect(parseName(text)).toBeNull();
    },
  );
});

describe('a telephone number', () => {
  test.each(['9000000000', '9999999999', '10000000000', '90071992547409931234', '9'.repeat(32)])(
    'may be %s',
    (text) => {
      expect(parsePhoneNumber(text)).toBe(text);
    },
  );

  test.each([
    '',
    '0',
    '8999999999',
    '900000000',
    '09000000000',
    '00000000009000000000',
    '-9000000000',
    '+9000000000',
    '9000000000.0',
    '9e9',
    ' 9000000000',
    '9000000000\n',
    '٩٠٠٠٠٠٠٠٠٠',
    '1'.repeat(33),
  ])('may not be %j', (text) => {
    expect(parsePhoneNumber(text)).toBeNull();
  });
});

describe('a username', () => {
  test.each(['bob', 'Agatha.Christie_1890-1976', 'x'.repeat(32), '...'])('may be %j', (text) => {
    expect(parseUsername(text)).toBe(text);
  });

  test.each(['', 'ab', 'x'.repeat(33), 'a b', 'josé', "' OR 1=1", 'bob\n', 'bob\u0000', '${7*7}'])(
    'may not be %j',
    (text) => {
      expect(parseUsername(text)).toBeNull();
    },
  );

  test('is the same in any case', () => {
    expect(usernameKey('Agatha')).toBe(usernameKey('aGATHA'));
  });
});

describe('an e-mail address', () => {
  test('may have 254 characters and no more', () => {
    const domain = '@example.com';
    expect(parseEmailAddress('x'.repeat(254 - domain.length) + domain)).not.toBeNull();
    expect(parseEmailAddress('x'.repeat(255 - domain.length) + domain)).toBeNull();
  });

  test.each(['', 'nobody', '@example.com', 'a b@example.com'])('may not be %j', (text) => {
    expect(parseEmailAddress(text)).toBeNull();
  });
});

describe('a password', () => {
  test.each(['12345678', ' '.repeat(8), 'p'.repeat(128), '🔑'.repeat(128)])('may be %j', (text) => {
    expect(parsePassword(text)).toBe(text);
  });

  test.each(['', '1234567', 'p'.repeat(129), '🔑'.repeat(7)])('may not be %j', (text) => {
    expect(parsePassword(text)).toBeNull();
  });
});
