export function TestWorkspace(_props: {
  readonly connectorId: string;
  readonly package: object;
  readonly notice?: string;
}) {
  return null;
}
