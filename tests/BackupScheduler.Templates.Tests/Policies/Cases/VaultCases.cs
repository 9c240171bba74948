using BackupScheduler.Templates.Tests.Policies.Evaluation;
using static BackupScheduler.Templates.Tests.Installation;
using static BackupScheduler.Templates.Tests.Policies.Callers;
using static BackupScheduler.Templates.Tests.Policies.Cases.Row;

namespace BackupScheduler.Templates.Tests.Policies.Cases;

/// <summary>The vault: each account below its own prefix, nobody deletes, the key for the break-glass role alone.</summary>
internal static class VaultCases
{
    private const string Put = "s3:PutObject", Bucket = $"arn:aws:s3:::{VaultBucket}", Export = "AWSDynamoDB/01700000000000-abcdef12/data/part-0.json.gz";
    private const string Encryption = "s3:x-amz-server-side-encryption", EncryptionKey = "s3:x-amz-server-side-encryption-aws-kms-key-id", Via = "kms:ViaService";

    private const string Open = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Principal":{"AWS":"*"}}]}""";

    private const string Bare = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*","Principal":{"AWS":"*"},"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""";

    public static IEnumerable<AccessCase> All => [.. Writers, .. Encrypted, .. Deletions, .. TheEnd, .. Rules, .. Key, .. DeletedMaterial, .. WithOpenPolicies, .. WithoutServiceControlPolicy];

    private static AccessCase[] Writers =>
    [
        May(Ours(Member, "BackupWorker"), Put, Object(Member), "below its account's prefix"),
        May(Ours(Vault, "BackupWorker"), Put, Object(Vault), "the vault account's own tables"),
        May(Ours(Management, "BackupWorker"), Put, Object(Management), "the management account's tables"),
        May(Ours(Member, "BackupWorker"), "s3:AbortMultipartUpload", Object(Member), "an upload that failed"),
        MayNot(Ours(Member, "BackupWorker"), Put, Object(OtherMember), "below another account's prefix"),
        MayNot(Ours(Member, "BackupWorker"), Put, $"{Bucket}/{Export}", "below no prefix"),
        MayNot(Ours(Member, "BackupWorker"), Put, $"{Bucket}/{Member}0/{Export}", "below a prefix that begins like its own"),
        MayNot(Ours(Member, "BackupWorker"), "s3:GetObject", Object(Member), "writes, and does not read"),
        MayNot(Ours(Member, "BackupWorker"), Put, Object(Member), "no vault is handed on to the member roles").In(Plain),
        MayNot(Admin(Member), Put, Object(Member), "an account's administrator"),
        MayNot(Ours(Member, "Evil"), Put, Object(Member), "an evil role on our path"),
        MayNot(Role(Member, "BackupWorker"), Put, Object(Member), "our name on another path"),
        MayNot(Role(Member, "x/backup-scheduler/BackupWorker"), Put, Object(Member), "our name and path below another path"),
        MayNot(Admin(Management), Put, Object(Management), "the management account's administrator"),
        MayNot(Ours(Foreign, "BackupWorker"), Put, Object(Foreign), "another organization"),
        May(Admin(Vault), "s3:GetObject", Object(Member), "a restore"),
        MayNot(Admin(Member), "s3:GetObject", Object(Member), "a restore is the vault's to grant"),
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

    private static string Object(string account) => $"{Bucket}/{account}/{Export}";
}
