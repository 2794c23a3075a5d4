/** Stands for the part of tfjs that starts WebAssembly with threads, which `start-wasm.ts` switches off. */
export default function startThreads(): never {
  throw new Error('This program was built without threads for WebAssembly.');
}
