declare module 'mjml-preset-core' {
  const preset: { readonly components: readonly unknown[]; readonly dependencies: object };
  export default preset;
}
