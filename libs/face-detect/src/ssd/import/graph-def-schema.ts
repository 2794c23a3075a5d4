import protobuf from 'protobufjs';

/** The parts of tensorflow/core/framework/{graph,node_def,attr_value,tensor,tensor_shape}.proto that the graph uses. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message GraphDef { repeated NodeDef node = 1; }
  message NodeDef {
    string name = 1;
    string op = 2;
    repeated string input = 3;
    map<string, AttrValue> attr = 5;
  }
  message AttrValue { bytes s = 2; float f = 4; int32 type = 6; TensorProto tensor = 8; }
  message TensorProto {
    int32 dtype = 1;
    TensorShape tensor_shape = 2;
    bytes tensor_content = 4;
    repeated float float_val = 5;
  }
  message TensorShape { repeated Dim dim = 2; message Dim { int32 size = 1; } }
`);

/** TensorProto; sizes are int64 in the original, read as int32. */
export interface TensorProto {
  readonly dtype: number;
  readonly tensorShape: { readonly dim: readonly { readonly size: number }[] } | null;
  /** Little-endian values; empty where `floatVal` has them. */
  readonly tensorContent: Uint8Array;
  readonly floatVal: readonly number[];
}

export interface NodeDef {
  readonly name: string;
  readonly op: string;
  readonly input: readonly string[];
  readonly attr: Readonly<
    Record<string, { readonly s: Uint8Array; readonly f: number; readonly tensor: TensorProto | null }>
  >;
}

/** Codes of DataType. */
export const DATA_TYPE = { float: 1, quint8: 12 } as const;

/** Messages as protobufjs decodes them: field names in camel case. */
export const GraphDef = root.lookupType('GraphDef');
