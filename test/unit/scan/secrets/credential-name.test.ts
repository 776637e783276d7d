import { describe, expect, test } from 'vitest';
import { nameKind } from '../../../../src/scan/secrets/credential-name.ts';

describe('nameKind', () => {
  test.each([
    ['password', 'password'],
    ['dbPassword', 'password'],
    ['PGPASSWORD', 'password'],
    ['spring.datasource.password', 'password'],
    ['MYSQL_ROOT_PASSWORD', 'password'],
    ['api_key', 'secret'],
    ['X-Api-Key', 'secret'],
    ['clientSecret', 'secret'],
    ['aws_access_key_id', undefined],
    ['AUTH_TOKEN_2', 'secret'],
    ['beamerKey', 'weak'],
  ])('%s promises %s', (name, kind) => {
    expect(nameKind(name)).toBe(kind);
  });

  test.each([
    'tokenId',
    'token_url',
    'passwordField',
    'password_hash',
    'publicKey',
    'cacheKey',
    'primaryKey',
    'csrf_token',
    'secretName',
    'keyboard',
    'monkey',
    'bypass',
    'compass',
    'tokenizer',
    'nextPageToken',
    'eos_token',
    'passwordPolicy',
    'kms_key_id',
    'secret_length',
    'forgotPassword',
    'key_down_event',
  ])('%s promises nothing', (name) => {
    expect(nameKind(name)).toBeUndefined();
  });
});
