import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import solid from 'eslint-plugin-solid/configs/typescript';
import tseslint from 'typescript-eslint';

/** Arrows point one way: apps → libs; fer-models → fer-data; face-detect stands alone. */
const boundaries = [
  { sourceTag: 'scope:fer-data', onlyDependOnLibsWithTags: ['scope:fer-data'] },
  { sourceTag: 'scope:fer-models', onlyDependOnLibsWithTags: ['scope:fer-models', 'scope:fer-data'] },
  { sourceTag: 'scope:face-detect', onlyDependOnLibsWithTags: ['scope:face-detect'] },
  { sourceTag: 'scope:edge-api', onlyDependOnLibsWithTags: ['scope:fer-models', 'scope:fer-data'] },
  { sourceTag: 'scope:trainer', onlyDependOnLibsWithTags: ['type:lib', 'scope:edge-api'] },
  { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['type:lib', 'scope:edge-api'] },
  { sourceTag: 'scope:tools', onlyDependOnLibsWithTags: ['type:lib', 'scope:edge-api', 'scope:trainer', 'scope:web'] },
  { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['type:lib', 'scope:edge-api', 'scope:trainer', 'scope:tools'] },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '**/.wrangler',
      '**/.engines',
      '**/worker-configuration.d.ts',
      '.nx',
      'runs',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints: boundaries }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-undef': 'off',
    },
  },
  { files: ['apps/web/**/*.{ts,tsx}'], ...solid },
);
