using BackupScheduler.Templates.Tests.Policies.Evaluation;
using static BackupScheduler.Templates.Tests.Installation;
using static BackupScheduler.Templates.Tests.Policies.Callers;
using static BackupScheduler.Templates.Tests.Policies.Cases.Row;

namespace BackupScheduler.Templates.Tests.Policies.Cases;

/// <summary>The vault: each account below its own prefix, nobody deletes, the key for the break-glass role alone.</summary>
internal static class VaultCases
{
    private const string Put = "s3:PutObject", Bucket = $"arn:aws:s3:::{VaultBucket}", Export = "AWSDynamoDB/01700000000000-abcdef12/data/part-0.json.gz";
    private const string Get = "s3:GetObject", List = "s3:ListBucket", Prefix = "s3:prefix", TableId = "0b1c2d3e-0000-4000-8000-123456789012";
    private const string Encryption = "s3:x-amz-server-side-encryption", EncryptionKey = "s3:x-amz-server-side-encryption-aws-kms-key-id", Via = "kms:ViaService";

    private const string Open = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Principal":{"AWS":"*"}}]}""";

    private const string Bare = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*","Principal":{"AWS":"*"},"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""";

    public static IEnumerable<AccessCase> All => [.. Writers, .. Readers, .. Lists, .. OfTheReader, .. KeyOfRestores, .. Encrypted, .. Deletions, .. TheEnd, .. Rules, .. Key, .. DeletedMaterial, .. WithOpenPolicies, .. WithoutServiceControlPolicy];

    private static AccessCase[] Writers =>
    [
        May(Ours(Member, "BackupWorker"), Put, Object(Member), "below its account's prefix"),
        May(Ours(Vault, "BackupWorker"), Put, Object(Vault), "the vault account's own tables"),
        May(Ours(Management, "BackupWorker"), Put, Object(Management), "the management account's tables"),
        May(Ours(Member, "BackupWorker"), "s3:AbortMultipartUpload", Object(Member), "an upload that failed"),
        MayNot(Ours(Member, "BackupWorker"), Put, Object(OtherMember), "below another account's prefix"),
        MayNot(Ours(Member, "BackupWorker"), Put, $"{Bucket}/{Export}", "below no prefix"),
        MayNot(Ours(Member, "BackupWorker"), Put, $"{Bucket}/{Member}0/{Export}", "below a prefix that begins like its own"),
        MayNot(Ours(Member, "BackupWorker"), Put, Object(Member), "no vault is handed on to the member roles").In(Plain),
        MayNot(Ours(Member, "BackupWorker"), Put, $"arn:aws:s3:::{VaultBucket}-of-others/{Member}/{Export}", "a bucket of somebody's that is open to all") with { ForeignPolicy = Open },
        MayNot(Admin(Member), Put, Object(Member), "an account's administrator"),
        MayNot(Ours(Member, "Evil"), Put, Object(Member), "an evil role on our path"),
        MayNot(Role(Member, "BackupWorker"), Put, Object(Member), "our name on another path"),
        MayNot(Role(Member, "x/backup-scheduler/BackupWorker"), Put, Object(Member), "our name and path below another path"),
        MayNot(Admin(Management), Put, Object(Management), "the management account's administrator"),
        MayNot(Ours(Foreign, "BackupWorker"), Put, Object(Foreign), "another organization"),
    ];

    // The worker its own records, the operator its own account's copies, or those of all where the vault says so.
    private static IEnumerable<AccessCase> Readers =>
    [
        May(Ours(Member, "BackupWorker"), Get, Record(Member), "its own records"),
        MayNot(Ours(Member, "BackupWorker"), Get, Record(OtherMember), "another account's records"),
        MayNot(Ours(Member, "BackupWorker"), Get, Object(Member), "writes its tables' data, and does not read it"),
        MayNot(Ours(Member, "BackupWorker"), Get, $"{Bucket}/{Member}/{Region}/catalogue/{TableId}/{Export}", "the data of a table whose name is catalogue"),
        MayNot(Ours(Member, "BackupWorker"), "s3:GetObjectVersion", Record(Member), "as it is now"),
        MayNot(Ours(Member, "BackupWorker"), Get, Record(Member), "no vault is handed on to the member roles").In(Plain),
        MayNot(Ours(Foreign, "BackupWorker"), Get, Record(Foreign), "another organization"),
        May(Ours(Member, "Operator"), Get, Object(Member), "restores from its own account's copies"),
        May(Ours(Member, "Operator"), Get, Record(Member), "and knows from its records which there are"),
        MayNot(Ours(Member, "Operator"), Get, Object(OtherMember), "another account's copies, and no right to restore them"),
        MayNot(Ours(Member, "Operator"), Get, $"{Bucket}/{Member}0/{Export}", "below a prefix that begins like its own"),
        May(Ours(OtherMember, "Operator"), Get, Object(Member), "an account that may restore those of others"),
        May(Ours(OtherMember, "Operator"), Get, Object(OtherMember), "and its own"),
        MayNot(Ours(OtherMember, "Operator"), Get, Object(Member), "no account may restore those of others").In(Tight),
        MayNot(Ours(OtherMember, "BackupWorker"), Get, Object(Member), "nothing but Operator restores there"),
        MayNot(Ours(OtherMember, "BackupWorker"), Get, Record(Member), "nothing but Operator restores there"),
        MayNot(Ours(OtherMember, "Evil"), Get, Object(Member), "an evil role on our path, where Operator may"),
        MayNot(Role(OtherMember, "Operator"), Get, Object(Member), "our name on another path, where Operator may"),
        MayNot(Ours(OtherMember, "Operator") with { Organization = null }, Get, Object(Member), "an account that left the organization"),
        MayNot(Ours(Foreign, "Operator"), Get, Object(Foreign), "another organization"),
        MayNot(Ours(Management, "Operator"), Get, Object(Member), "the management account's, not named either"),
        May(Admin(Vault), Get, Object(Member), "the vault's administrator, by its own account's IAM"),
        .. from caller in new[] { Admin(Member), Ours(Member, "Evil"), Role(Member, "Operator"), Ours(Member, "PolicyEnforcer"), Admin(Management) }
           from key in new[] { Object(caller.Account), Record(caller.Account) }
           select MayNot(caller, Get, key, "neither our worker nor our operator"),
        // Where nothing keeps an account's administrators from a role of this name, they reach their own account's copies by it, and no other's.
        May(Ours(Member, "Operator"), Get, Object(Member), "a role that somebody made under our name, before there is ours").In(Plain),
        MayNot(Ours(Member, "Operator"), Get, Object(OtherMember), "a role that somebody made under our name, before there is ours").In(Plain),
        MayNot(Admin(Member), "iam:CreateRole", RoleIn(Member, "Operator"), "the service control policy keeps them from it"),
    ];

    private static IEnumerable<AccessCase> Lists =>
    [
        .. ListsOf("BackupWorker", readsOthers: false),
        .. ListsOf("Operator", readsOthers: true),
        MayNot(Ours(Vault, "BackupWorker"), List, Bucket, "in the vault's own account, where its role's word is enough").With(Prefix, $"{Member}/"),
        May(Ours(Vault, "Operator"), List, Bucket, "in the vault's own account it is whom the vault's reader trusts").With(Prefix, $"{Member}/"),
    ];

    private static AccessCase[] ListsOf(string reader, bool readsOthers) =>
    [
        May(Ours(Member, reader), List, Bucket, "below its own prefix").With(Prefix, $"{Member}/"),
        May(Ours(Member, reader), List, Bucket, "a table's records").With(Prefix, $"{Member}/{Region}/Orders/{TableId}/catalogue/"),
        MayNot(Ours(Member, reader), List, Bucket, "below another account's prefix").With(Prefix, $"{OtherMember}/"),
        MayNot(Ours(Member, reader), List, Bucket, "a prefix that other accounts' begin with").With(Prefix, Member),
        MayNot(Ours(Member, reader), List, Bucket, "everything").With(Prefix, ""),
        MayNot(Ours(Member, reader), List, Bucket, "everything, by saying nothing"),
        MayNot(Ours(Member, reader), "s3:ListBucketVersions", Bucket, "as it is now").With(Prefix, $"{Member}/"),
        MayNot(Ours(Foreign, reader), List, Bucket, "another organization").With(Prefix, $"{Foreign}/"),
        MayNot(Role(Member, reader), List, Bucket, "our name on another path").With(Prefix, $"{Member}/"),
        new AccessCase(readsOthers, Ours(OtherMember, reader), List, Bucket, "an account that may restore those of others").With(Prefix, $"{Member}/"),
        MayNot(Ours(OtherMember, reader), List, Bucket, "no account may restore those of others").With(Prefix, $"{Member}/").In(Tight),
    ];

    private static IEnumerable<AccessCase> OfTheReader =>
    [
        .. from action in new[] { Get, "s3:GetObjectVersion", "s3:GetObjectRetention" }
           from account in new[] { Member, OtherMember }
           select May(Named(ReaderRole), action, Object(account), "reads the copies of all accounts"),
        .. from action in new[] { List, "s3:ListBucketVersions", "s3:GetBucketObjectLockConfiguration", "s3:GetBucketVersioning", "s3:GetLifecycleConfiguration" }
           select May(Named(ReaderRole), action, Bucket, "lists, and reads the rules"),
        .. from action in new[] { Put, "s3:PutObjectRetention", "s3:PutObjectLegalHold", "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention" }
           select MayNot(Named(ReaderRole), action, Object(Member), "neither writes nor deletes"),
        .. from action in new[]
           {
               "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutBucketPolicy", "s3:PutBucketVersioning", "s3:PutBucketObjectLockConfiguration", "s3:PutLifecycleConfiguration",
               "s3:PutReplicationConfiguration",
           }
           select MayNot(Named(ReaderRole), action, Bucket, "changes no rules"),
        MayNot(Named(ReaderRole), Get, Object(Member), "not encrypted on the way").With("aws:SecureTransport", "false"),
        MayNot(Named(ReaderRole), Get, $"arn:aws:s3:::{VaultBucket}-of-others/{Export}", "another bucket of the account") with { ForeignPolicy = Bare },
        May(Named(ReaderRole), "kms:Decrypt", VaultKey, "through S3").With(Via, $"s3.{Region}.amazonaws.com"),
        MayNot(Named(ReaderRole), "kms:Decrypt", VaultKey, "not through S3"),
        .. from action in new[] { "kms:GenerateDataKey", "kms:Encrypt" }
           select MayNot(Named(ReaderRole), action, VaultKey, "writes nothing").With(Via, $"s3.{Region}.amazonaws.com"),
        MayNot(Named(ReaderRole), "dynamodb:ListBackups", "*", "the copies, and nothing else"),
        MayNot(Named(ReaderRole), "sts:AssumeRole", BreakGlassRole, "from reading on to deleting").With("aws:MultiFactorAuthPresent", "true"),
    ];

    // Decrypting is S3's alone; what may be read is the bucket's to say.
    private static IEnumerable<AccessCase> KeyOfRestores =>
    [
        May(Ours(Member, "Operator"), "kms:Decrypt", VaultKey, "a restore, through S3").With(Via, $"s3.{Region}.amazonaws.com"),
        MayNot(Ours(Member, "Operator"), "kms:Decrypt", VaultKey, "not through S3"),
        MayNot(Ours(Member, "Operator"), "kms:Decrypt", VaultKey, "through another service").With(Via, $"dynamodb.{Region}.amazonaws.com"),
        MayNot(Ours(Member, "Operator"), "kms:GenerateDataKey", VaultKey, "writes nothing").With(Via, $"s3.{Region}.amazonaws.com"),
        MayNot(Ours(Member, "Evil"), "kms:Decrypt", VaultKey, "an evil role on our path").With(Via, $"s3.{Region}.amazonaws.com"),
        MayNot(Role(Member, "Operator"), "kms:Decrypt", VaultKey, "our name on another path").With(Via, $"s3.{Region}.amazonaws.com"),
        MayNot(Ours(Foreign, "Operator"), "kms:Decrypt", VaultKey, "another organization").With(Via, $"s3.{Region}.amazonaws.com"),
    ];

    private static AccessCase[] Encrypted =>
    [
        May(Ours(Member, "BackupWorker"), Put, Object(Member), "with the vault's key").With(Encryption, "aws:kms").With(EncryptionKey, VaultKey),
        MayNot(Ours(Member, "BackupWorker"), Put, Object(Member), "with a key of its own").With(Encryption, "aws:kms").With(EncryptionKey, $"arn:aws:kms:{Region}:{Member}:key/own"),
        MayNot(Ours(Member, "BackupWorker"), Put, Object(Member), "without a key").With(Encryption, "AES256"),
        MayNot(Ours(Member, "BackupWorker"), Put, Object(Member), "not encrypted on the way").With("aws:SecureTransport", "false"),
        MayNot(Admin(Vault), "s3:GetObject", Object(Member), "not encrypted on the way").With("aws:SecureTransport", "false"),
    ];

    private static IEnumerable<AccessCase> Deletions =>
        from caller in new Caller[] { Admin(Vault), Root(Vault), Named(BreakGlassRole), Ours(Member, "BackupWorker"), Admin(Management), Role(Vault, "stacksets-exec-0123") }
        from installation in new[] { Whole, Plain }
        from deletion in new[]
        {
            ("s3:DeleteObject", Object(Member)), ("s3:DeleteObjectVersion", Object(Member)), ("s3:BypassGovernanceRetention", Object(Member)),
            ("s3:PutObjectRetention", Object(Member)), ("s3:DeleteBucket", Bucket),
        }
        select MayNot(caller, deletion.Item1, deletion.Item2, installation == Plain ? "nobody deletes, no service control policy either" : "nobody deletes").In(installation);

    private static IEnumerable<AccessCase> Rules =>
        from action in new[] { "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:PutLifecycleConfiguration", "s3:PutBucketObjectLockConfiguration" }
        from row in new[]
        {
            May(Named(BreakGlassRole), action, Bucket, "breaks the glass"),
            MayNot(Admin(Vault), action, Bucket, "the vault's administrator"),
            MayNot(Root(Vault), action, Bucket, "the vault's root user"),
            MayNot(Ours(Vault, "VaultBreakGlass"), action, Bucket, "its name on our other path"),
            MayNot(Role(Member, "backup-scheduler-vault/VaultBreakGlass"), action, Bucket, "our name in another account"),
            MayNot(Admin(Vault), action, Bucket, "no service control policy").In(Plain),
        }
        select row;

    private static IEnumerable<AccessCase> Key =>
    [
        .. from action in new[] { "kms:GenerateDataKey", "kms:Decrypt" }
           from row in new[]
           {
               May(Ours(Member, "BackupWorker"), action, VaultKey, "an export, through S3").With(Via, $"s3.{Region}.amazonaws.com"),
               MayNot(Ours(Member, "BackupWorker"), action, VaultKey, "not through S3"),
               MayNot(Ours(Member, "BackupWorker"), action, VaultKey, "through another Region").With(Via, $"s3.{IamRegion}.amazonaws.com"),
               MayNot(Admin(Member), action, VaultKey, "an account's administrator").With(Via, $"s3.{Region}.amazonaws.com"),
               MayNot(Ours(Foreign, "BackupWorker"), action, VaultKey, "another organization").With(Via, $"s3.{Region}.amazonaws.com"),
               May(Admin(Vault), action, VaultKey, "a restore").With(Via, $"s3.{Region}.amazonaws.com"),
           }
           select row,
        .. from action in new[] { "kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:PutKeyPolicy" }
           from row in new[]
           {
               May(Named(BreakGlassRole), action, VaultKey, "breaks the glass"),
               MayNot(Admin(Vault), action, VaultKey, "the vault's administrator"),
               MayNot(Root(Vault), action, VaultKey, "the vault's root user"),
               MayNot(Admin(Management), action, VaultKey, "the management account"),
               MayNot(Ours(Vault, "BackupWorker"), action, VaultKey, "another role of ours"),
               MayNot(Ours(Vault, "VaultBreakGlass"), action, VaultKey, "our name on our other path"),
               MayNot(Role(Vault, "VaultBreakGlass"), action, VaultKey, "our name on another path"),
               MayNot(Role(Member, "backup-scheduler-vault/VaultBreakGlass"), action, VaultKey, "our name in another account"),
           }
           select row,
    ];

    // Whoever came to write the key's or the bucket's policy could open it: the organization still says no.
    private static IEnumerable<AccessCase> WithOpenPolicies =>
    [
        .. from action in new[] { "kms:DeleteImportedKeyMaterial", "kms:DisableKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion" }
           select MayNot(Admin(Vault), action, VaultKey, "even if the key's policy were open") with { ForeignPolicy = Open },
        .. from action in new[] { "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutBucketPolicy", "s3:PutLifecycleConfiguration" }
           select MayNot(Admin(Vault), action, Bucket, "even if the bucket's policy were open") with { ForeignPolicy = Open },
        .. from action in new[] { "s3:BypassGovernanceRetention", "s3:DeleteObjectVersion" }
           select MayNot(Admin(Vault), action, Object(Member), "even if the bucket's policy were open") with { ForeignPolicy = Open },
        May(Named(BreakGlassRole), "kms:ScheduleKeyDeletion", VaultKey, "the organization leaves it to the break-glass role") with { ForeignPolicy = Open },
    ];

    private static IEnumerable<AccessCase> WithoutServiceControlPolicy =>
        from action in new[] { "kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:PutKeyPolicy" }
        from row in new[]
        {
            May(Named(BreakGlassRole), action, VaultKey, "breaks the glass").In(Plain),
            MayNot(Admin(Vault), action, VaultKey, "the vault's administrator, by the key's own policy").In(Plain),
            MayNot(Root(Vault), action, VaultKey, "the vault's root user, by the key's own policy").In(Plain),
        }
        select row;

    private static IEnumerable<AccessCase> TheEnd =>
        from step in new[]
        {
            ("s3:DeleteObjectVersion", Object(Member)), ("s3:BypassGovernanceRetention", Object(Member)), ("s3:DeleteObject", Object(Member)), ("s3:DeleteBucket", Bucket),
        }
        select May(Named(BreakGlassRole), step.Item1, step.Item2, "once it has replaced the bucket's policy by one that grants nothing") with { ForeignPolicy = Bare };

    // No key of ours has imported material; none may come to have.
    private static AccessCase[] DeletedMaterial =>
    [
        MayNot(Admin(Vault), "kms:DeleteImportedKeyMaterial", VaultKey, "the vault's administrator"),
        MayNot(Admin(Vault), "kms:DeleteImportedKeyMaterial", VaultKey, "the vault's administrator, by the key's own policy").In(Plain),
    ];

    private static string Object(string account) => $"{Bucket}/{account}/{Region}/Orders/{TableId}/{Export}";

    private static string Record(string account) => $"{Bucket}/{account}/{Region}/Orders/{TableId}/catalogue/20261128T010000Z-full-01700000000000-abcdef12.json";
}
