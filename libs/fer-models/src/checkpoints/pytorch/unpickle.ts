import { checkpointInvalid } from '../checkpoint-invalid.ts';

/** What a pickle may name, `module name`, and what it then stands for; nothing else is ever called or built. */
export type AllowedGlobals = (name: string) => unknown;

export interface UnpickleOptions {
  globals: AllowedGlobals;
  /** Resolves a persistent id: PyTorch's reference to a storage. */
  persistentLoad: (id: unknown) => unknown;
}

/** A function that a pickle may call with the arguments it holds. */
export type Callable = (...args: unknown[]) => unknown;

const MARK = Symbol('mark');
const text = new TextDecoder();

/**
 * Runs the part of Python's pickle machine that builds data (protocols 2 to 5, see CPython's Lib/pickletools.py):
 * numbers, text, tuples, lists and dicts, and whatever `globals` allows. A pickle is a program that may name and call
 * any function of Python; here a name that is not allowed ends it, before anything is called.
 *
 * @returns the value and the offset after it; dicts are Maps, tuples and lists arrays
 * @throws {ModelError} `checkpoint-invalid` for a name or an instruction that builds no tensors, or a damaged pickle
 */
export function unpickle(
  bytes: Uint8Array,
  { globals, persistentLoad }: UnpickleOptions,
  start = 0,
): { value: unknown; end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stack: unknown[] = [];
  const memo = new Map<number, unknown>();
  let at = start;

  const take = (count: number): Uint8Array => {
    if (count < 0 || at + count > bytes.byteLength)
      throw checkpointInvalid('The pickle ends in mid-value: the file was cut.');
    at += count;
    return bytes.subarray(at - count, at);
  };
  const u8 = () => take(1)[0];
  const u16 = () => (take(2), view.getUint16(at - 2, true));
  const i32 = () => (take(4), view.getInt32(at - 4, true));
  const u32 = () => (take(4), view.getUint32(at - 4, true));
  const string = (length: number) => text.decode(take(length));
  const line = () => {
    const end = bytes.indexOf(10, at);
    const value = string(end - at);
    at++;
    return value;
  };
  const pop = (): unknown => {
    if (stack.length === 0) throw checkpointInvalid('The pickle takes a value that it never made: it is damaged.');
    return stack.pop();
  };
  const popMark = (): unknown[] => {
    const mark = stack.lastIndexOf(MARK);
    if (mark < 0) throw checkpointInvalid('The pickle ends a list that it never began: it is damaged.');
    return stack.splice(mark).slice(1);
  };
  const top = <T>(kind: abstract new (...args: never[]) => T): T => {
    const value = stack.at(-1);
    if (!(value instanceof kind)) throw checkpointInvalid('The pickle adds to something that is no list or dict.');
    return value;
  };
  const setItems = (items: unknown[]) => {
    const map = top(Map);
    for (let i = 0; i + 1 < items.length; i += 2) map.set(items[i], items[i + 1]);
  };
  const reduce = () => {
    const args = pop();
    const callable = pop();
    if (typeof callable !== 'function' || !Array.isArray(args)) {
      throw checkpointInvalid('The pickle calls something that is no function.');
    }
    stack.push((callable as Callable)(...(args as unknown[])));
  };

  for (;;) {
    const opcode = String.fromCharCode(u8());
    switch (opcode) {
      case '\x80': // PROTO
        u8();
        break;
      case '\x95': // FRAME
        take(8);
        break;
      case '.': // STOP
        return { value: pop(), end: at };
      case '(': // MARK
        stack.push(MARK);
        break;
      case '0': // POP
        pop();
        break;
      case '1': // POP_MARK
        popMark();
        break;
      case 'N': // NONE
        stack.push(null);
        break;
      case '\x88': // NEWTRUE
      case '\x89': // NEWFALSE
        stack.push(opcode === '\x88');
        break;
      case 'K': // BININT1
        stack.push(u8());
        break;
      case 'M': // BININT2
        stack.push(u16());
        break;
      case 'J': // BININT
        stack.push(i32());
        break;
      case '\x8a': // LONG1
        stack.push(readLong(take(u8())));
        break;
      case 'G': // BINFLOAT, the one big-endian number
        take(8);
        stack.push(view.getFloat64(at - 8, false));
        break;
      case 'X': // BINUNICODE
      case 'T': // BINSTRING
        stack.push(string(u32()));
        break;
      case '\x8c': // SHORT_BINUNICODE
      case 'U': // SHORT_BINSTRING
        stack.push(string(u8()));
        break;
      case ')': // EMPTY_TUPLE
      case ']': // EMPTY_LIST
        stack.push([]);
        break;
      case '}': // EMPTY_DICT
        stack.push(new Map());
        break;
      case 't': // TUPLE
        stack.push(popMark());
        break;
      case '\x85': // TUPLE1, TUPLE2, TUPLE3
      case '\x86':
      case '\x87': {
        const last: unknown[] = [];
        for (let count = opcode.charCodeAt(0) - 0x84; count > 0; count--) last.unshift(pop());
        stack.push(last);
        break;
      }
      case 'a': {
        // APPEND
        const value = pop();
        top(Array).push(value);
        break;
      }
      case 'e': {
        // APPENDS
        const values = popMark();
        for (const value of values) top(Array).push(value);
        break;
      }
      case 's': {
        // SETITEM
        const value = pop();
        setItems([pop(), value]);
        break;
      }
      case 'u': // SETITEMS
        setItems(popMark());
        break;
      case 'q': // BINPUT
        memo.set(u8(), stack.at(-1));
        break;
      case 'r': // LONG_BINPUT
        memo.set(u32(), stack.at(-1));
        break;
      case '\x94': // MEMOIZE
        memo.set(memo.size, stack.at(-1));
        break;
      case 'h': // BINGET
        stack.push(memo.get(u8()));
        break;
      case 'j': // LONG_BINGET
        stack.push(memo.get(u32()));
        break;
      case 'c': // GLOBAL
        stack.push(allowed(globals, `${line()} ${line()}`));
        break;
      case '\x93': {
        // STACK_GLOBAL
        const name = pop();
        stack.push(allowed(globals, `${String(pop())} ${String(name)}`));
        break;
      }
      case 'Q': // BINPERSID
        stack.push(persistentLoad(pop()));
        break;
      case 'R': // REDUCE
        reduce();
        break;
      case 'b': // BUILD: attributes of an object, of which PyTorch only needs _metadata; nothing here has any
        pop();
        break;
      default:
        throw checkpointInvalid(
          `The checkpoint's pickle has the instruction 0x${opcode.charCodeAt(0).toString(16)} at byte ${at - 1}, ` +
            'which no file of tensors needs.',
        );
    }
  }
}

function allowed(globals: AllowedGlobals, name: string): unknown {
  const value = globals(name);
  if (value !== undefined) return value;
  throw checkpointInvalid(
    `The checkpoint names Python's '${name.replace(' ', '.')}', which builds no tensors and could run any command. ` +
      'It was refused; nothing was run.',
  );
}

/** Little-endian two's complement. */
function readLong(bytes: Uint8Array): number | bigint {
  let value = 0n;
  for (const [index, byte] of bytes.entries()) value |= BigInt(byte) << BigInt(8 * index);
  value = BigInt.asIntN(8 * bytes.length, value);
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
