/** As much of a heap snapshot as is counted here; the format is V8's, as Chromium's DevTools read it. */
interface HeapSnapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  /** The fields of all nodes, one node after the other. */
  nodes: number[];
}

/** Bytes of a heap by what they are. */
export interface HeapBytes {
  /** JavaScript values: objects, closures, strings, arrays. */
  values: number;
  /** Programs, which V8 compiles anew, better, for as long as it finds something that is hot. */
  code: number;
}

/** Counts a snapshot's own bytes; what the browser holds outside V8 (`native`) is neither. */
export function countHeap(text: string): HeapBytes {
  const { snapshot, nodes } = JSON.parse(text) as HeapSnapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const bytes: HeapBytes = { values: 0, code: 0 };
  for (let node = 0; node < nodes.length; node += fields.length) {
    const kind = types[0][nodes[node + type]!];
    if (kind === 'native') continue;
    bytes[kind === 'code' ? 'code' : 'values'] += nodes[node + size]!;
  }
  return bytes;
}
