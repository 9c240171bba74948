using System.Collections.Concurrent;
using Amazon;
using Amazon.EventBridge;
using Amazon.Organizations;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Amazon.SQS;
using BackupScheduler.Aws.DynamoDb;
using BackupScheduler.Aws.EventBridge;
using BackupScheduler.Aws.Exports;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Aws.IdentityManagement;
using BackupScheduler.Aws.Organizations;
using BackupScheduler.Aws.ResourceGroupsTagging;
using BackupScheduler.Aws.SecurityToken;
using BackupScheduler.Aws.Sqs;
using BackupScheduler.Aws.Vault;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Aws;

/// <summary>The domain's ports over AWS, for the composition of a program. Nothing is called before it is used.</summary>
public sealed class AwsPorts(AwsOptions options)
{
    private readonly ConcurrentDictionary<MemberRole, MemberCredentials> _members = new();

    /// <summary>The organization, seen from the management account.</summary>
    public IOrganization Organization() => new AwsOrganization(Client(
        new AmazonOrganizationsConfig().Apply(options, options.HomeRegion),
        config => new AmazonOrganizationsClient(config),
        (credentials, config) => new AmazonOrganizationsClient(credentials, config)));

    /// <summary>The work queues.</summary>
    public IWorkQueues Queues(QueueAddresses addresses) => new SqsWorkQueues(Sqs(ClientConfiguration.UsualRetries), addresses, options.Time);

    /// <summary>The dead-letter queue, to look at.</summary>
    /// <param name="url">Its URL.</param>
    public IDeadLetterQueue DeadLetters(string url) => new SqsDeadLetterQueue(Sqs(ClientConfiguration.UsualRetries), url);

    /// <summary>The way of letters back to the queues; nothing on it is repeated that could arrive twice.</summary>
    public ILetterSender LetterSender(QueueAddresses addresses) => new SqsLetterSender(Sqs(retries: 0), addresses);

    /// <summary>The reports of ended reviews.</summary>
    /// <param name="queueUrl">The URL of their queue.</param>
    public IRunReports RunReports(string queueUrl) => new SqsRunReports(Sqs(ClientConfiguration.UsualRetries), queueUrl);

    /// <summary>Events of reviews and runs.</summary>
    /// <param name="bus">The bus's name, in the home Region, or its ARN.</param>
    public IRunEvents RunEvents(string bus) => new EventBridgeRunEvents(
        Client(
            new AmazonEventBridgeConfig().ApplyRegional(options, EventBridgeRunEvents.RegionOf(bus) ?? options.HomeRegion),
            config => new AmazonEventBridgeClient(config),
            (credentials, config) => new AmazonEventBridgeClient(credentials, config)),
        bus);

    /// <summary>The tables and backups of every account, through its member role.</summary>
    /// <param name="roleName">The role's path and name.</param>
    /// <param name="externalId">What its trust asks for; null for none.</param>
    /// <param name="sessionName">How the sessions are named in the accounts' trails.</param>
    public IBackupStores BackupStores(string roleName, string? externalId, string sessionName) =>
        new DynamoBackupStores(options, Members(roleName, externalId, sessionName));

    /// <summary>The tags of every account's tables, through the same member role as its backups.</summary>
    /// <param name="roleName">The role's path and name.</param>
    /// <param name="externalId">What its trust asks for; null for none.</param>
    /// <param name="sessionName">How the sessions are named in the accounts' trails.</param>
    public ITableTags TableTags(string roleName, string? externalId, string sessionName) =>
        new TaggedTables(options, Members(roleName, externalId, sessionName));

    /// <summary>Which incarnation of a table exists now, in every account, through the same member role as its backups.</summary>
    /// <param name="roleName">The role's path and name.</param>
    /// <param name="externalId">What its trust asks for; null for none.</param>
    /// <param name="sessionName">How the sessions are named in the accounts' trails.</param>
    public ITableIdentities TableIdentities(string roleName, string? externalId, string sessionName) =>
        new DynamoBackupStores(options, Members(roleName, externalId, sessionName));

    /// <summary>The users, roles and managed policies of every account, through its enforcing role.</summary>
    /// <param name="roleName">The role's path and name.</param>
    /// <param name="externalId">What its trust asks for; null for none.</param>
    /// <param name="sessionName">How the sessions are named in the accounts' trails.</param>
    public IIdentityStores IdentityStores(string roleName, string? externalId, string sessionName) =>
        new IamIdentityStores(options, Members(roleName, externalId, sessionName));

    /// <summary>The exports of every account's tables, through the same member role as its backups.</summary>
    /// <param name="roleName">The role's path and name.</param>
    /// <param name="externalId">What its trust asks for; null for none.</param>
    /// <param name="sessionName">How the sessions are named in the accounts' trails.</param>
    public ITableExportStores TableExports(string roleName, string? externalId, string sessionName) =>
        new DynamoTableExportStores(options, Members(roleName, externalId, sessionName));

    /// <summary>The vault's bucket, through the same member role as the accounts' backups: each reaches below its own prefix.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="roleName">The role's path and name.</param>
    /// <param name="externalId">What its trust asks for; null for none.</param>
    /// <param name="sessionName">How the sessions are named in the accounts' trails.</param>
    public IVaultStores Vaults(VaultLocation vault, string roleName, string? externalId, string sessionName) =>
        new S3VaultStores(options, Members(roleName, externalId, sessionName), vault);

    /// <summary>AWS with the caller's own credentials.</summary>
    public AwsSession Own() => new(options, OwnCredentials());

    /// <summary>AWS through a role of each account.</summary>
    /// <param name="roleName">The role's path and name.</param>
    /// <param name="externalId">What its trust asks for; null for none.</param>
    /// <param name="sessionName">How the sessions are named in the accounts' trails.</param>
    public AwsSession Through(string roleName, string? externalId, string sessionName) =>
        new(options, Members(roleName, externalId, sessionName));

    /// <summary>AWS through a role of each account, but with the caller's own credentials in the caller's own account.</summary>
    /// <param name="roleName">The role's path and name.</param>
    /// <param name="externalId">What its trust asks for; null for none.</param>
    /// <param name="sessionName">How the sessions are named in the accounts' trails.</param>
    /// <param name="own">The caller's account; null for the role in every account.</param>
    public AwsSession Through(string roleName, string? externalId, string sessionName, AccountId? own) => own is { } account
        ? new(options, new DirectCredentials(account, OwnCredentials(), Members(roleName, externalId, sessionName)))
        : Through(roleName, externalId, sessionName);

    /// <summary>Every Region of a Region's partition, as the SDK knows them; an account need not have enabled all of them.</summary>
    public static IReadOnlyList<Region> RegionsOfPartition(Region region)
    {
        var partition = RegionEndpoint.GetBySystemName(region.Value).PartitionName;
        return
        [
            .. RegionEndpoint.EnumerableAllRegions.Where(known => known.PartitionName == partition)
                .Select(known => Region.TryParse(known.SystemName, out var name) ? name : (Region?)null)
                .OfType<Region>().Distinct().OrderBy(name => name.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>The account that the caller's own credentials are of (GetCallerIdentity, which nobody can be denied).</summary>
    public Task<AccountId> CallerAsync(CancellationToken cancellation) => AwsFailure.TranslateAsync(
        async () => AccountId.Parse((await Sts().GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellation)).Account), cancellation);

    private OwnCredentials OwnCredentials() => new(options.Credentials ?? DefaultAWSCredentialsIdentityResolver.GetCredentials());

    // One for each role: a session of an account serves all services.
    private MemberCredentials Members(string roleName, string? externalId, string sessionName)
    {
        var partition = RegionEndpoint.GetBySystemName(options.HomeRegion).PartitionName;
        return _members.GetOrAdd(new MemberRole(roleName, externalId, sessionName, partition), role => new MemberCredentials(Sts(), role));
    }

    private AmazonSQSClient Sqs(int retries) => Client(
        new AmazonSQSConfig().ApplyRegional(options, options.HomeRegion, retries),
        config => new AmazonSQSClient(config),
        (credentials, config) => new AmazonSQSClient(credentials, config));

    private AmazonSecurityTokenServiceClient Sts() => Client(
        new AmazonSecurityTokenServiceConfig().ApplyRegional(options, options.HomeRegion, retries: 1),
        config => new AmazonSecurityTokenServiceClient(config),
        (credentials, config) => new AmazonSecurityTokenServiceClient(credentials, config));

    private TClient Client<TConfig, TClient>(
        TConfig config, Func<TConfig, TClient> withChain, Func<AWSCredentials, TConfig, TClient> withCredentials)
        where TConfig : ClientConfig
    {
        return options.Credentials is { } credentials ? withCredentials(credentials, config) : withChain(config);
    }
}
