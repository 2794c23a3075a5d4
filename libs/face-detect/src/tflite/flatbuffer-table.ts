import type { ByteBuffer } from 'flatbuffers';

/**
 * Typed view of one table inside a flatbuffer. Fields are addressed by their index in the schema; a field that the file
 * leaves out has its default value. See https://flatbuffers.dev/internals.
 */
export class FlatbufferTable {
  readonly #buffer: ByteBuffer;
  readonly #position: number;

  constructor(buffer: ByteBuffer, position: number) {
    this.#buffer = buffer;
    this.#position = position;
  }

  /** The root table of a finished buffer. */
  static root(buffer: ByteBuffer): FlatbufferTable {
    return new FlatbufferTable(buffer, buffer.readInt32(0));
  }

  uint8(field: number, fallback = 0): number {
    const at = this.#at(field);
    return at === 0 ? fallback : this.#buffer.readUint8(at);
  }

  int32(field: number, fallback = 0): number {
    const at = this.#at(field);
    return at === 0 ? fallback : this.#buffer.readInt32(at);
  }

  string(field: number): string {
    const at = this.#at(field);
    return at === 0 ? '' : String(this.#buffer.__string(at));
  }

  table(field: number): FlatbufferTable | null {
    const at = this.#at(field);
    return at === 0 ? null : new FlatbufferTable(this.#buffer, this.#buffer.__indirect(at));
  }

  tables(field: number): FlatbufferTable[] {
    return this.#elements(field, 4, (at) => new FlatbufferTable(this.#buffer, this.#buffer.__indirect(at)));
  }

  int32s(field: number): number[] {
    return this.#elements(field, 4, (at) => this.#buffer.readInt32(at));
  }

  uint16s(field: number): number[] {
    return this.#elements(field, 2, (at) => this.#buffer.readUint16(at));
  }

  /** A vector of bytes, as a view of the file (no copy). */
  bytes(field: number): Uint8Array {
    const at = this.#at(field);
    if (at === 0) return new Uint8Array();
    const start = this.#buffer.__vector(at);
    return this.#buffer.bytes().subarray(start, start + this.#length(at, 1));
  }

  #elements<T>(field: number, stride: number, read: (at: number) => T): T[] {
    const at = this.#at(field);
    if (at === 0) return [];
    const start = this.#buffer.__vector(at);
    return Array.from({ length: this.#length(at, stride) }, (_, index) => read(start + index * stride));
  }

  /** Length of the vector at `at`; a cut file would otherwise read as zeros. */
  #length(at: number, stride: number): number {
    const length = this.#buffer.__vector_len(at);
    const end = this.#buffer.__vector(at) + length * stride;
    if (length < 0 || end > this.#buffer.capacity()) {
      throw new Error(
        `The .tflite file is damaged: it has ${this.#buffer.capacity()} bytes, but a list inside it ends at byte ${end}. Fetch the file again.`,
      );
    }
    return length;
  }

  /** Absolute position of a field, 0 where the file leaves it out. */
  #at(field: number): number {
    const offset = this.#buffer.__offset(this.#position, 4 + 2 * field);
    return offset === 0 ? 0 : this.#position + offset;
  }
}
