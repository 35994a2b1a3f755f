/** Credentials of a role, as the metadata service returns them; those of a user have no token. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly token?: string;
}

/** One instance, as its metadata describes it. */
export interface Instance {
  readonly id: string;
  readonly type: string;
  readonly mac: string;
  readonly privateAddress: string;
  /** Absent while no Elastic IP is associated with the instance. */
  readonly publicAddress?: string;
  readonly userData: string;
}

/** State of the emulated AWS endpoints; a fault changes it while the lab runs. */
export interface LabAccount {
  readonly region: string;
  readonly roleName: string;
  readonly credentials: RoleCredentials;
  readonly instances: readonly Instance[];
  readonly secret: { readonly arn: string; readonly value: string };
}
