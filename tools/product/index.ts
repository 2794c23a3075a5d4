/** What runs the product on this machine, for tests of it. */
export { createToken } from './create-token.ts';
export { startProduct } from './start-product.ts';
