import { expect, it } from 'vitest';
import { addressHere } from './addressHere.ts';

const origin = 'https://amparo.example';

it.each([
  ['/escritorio/personas', '/escritorio/personas'],
  ['/comites/a?ver=actas#uno', '/comites/a?ver=actas#uno'],
  ['/', '/'],
])('goes back to %s', (asked, address) => {
  expect(addressHere(asked, origin)).toBe(address);
});

it.each([
  '',
  'https://malo.example/',
  '//malo.example',
  '/\\malo.example',
  '/\t/malo.example',
  '/\n/malo.example',
  '\t//malo.example',
  '/.//malo.example',
  'javascript:alert(1)',
  'mi-cuenta',
])('does not lead elsewhere by %j', (asked) => {
  expect(addressHere(asked, origin)).toBeNull();
});
