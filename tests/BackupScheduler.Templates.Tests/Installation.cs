using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests;

/// <summary>
/// An organization in which the service is installed: the hub's stack, and in each account the stacks that the hub's StackSets make
/// there, with the parameters that they hand on.
/// </summary>
internal sealed class Installation(string name, IReadOnlyDictionary<string, string> parameters)
{
    public const string Organization = "o-a1b2c3d4e5";
    public const string Management = "111111111111", Member = "222222222222", OtherMember = "333333333333", Vault = "444444444444";
    public const string Region = "eu-west-1", IamRegion = "us-east-1", ExternalId = "from-the-hub";
    public const string OperatorRole = $"arn:aws:iam::{Management}:role/people/BackupOperators";
    public const string MaintenanceRole = $"arn:aws:iam::{Management}:role/people/BackupMaintenance";
    public const string AwsBackupRole = $"arn:aws:iam::{Member}:role/service-role/AWSBackupDefaultServiceRole";
    public const string BreakGlassPrincipal = $"arn:aws:iam::{Vault}:user/people/VaultKeeper";
    public const string BreakGlassRole = $"arn:aws:iam::{Vault}:role/backup-scheduler-vault/VaultBreakGlass";
    public const string ReaderRole = $"arn:aws:iam::{Vault}:role/backup-scheduler-vault/VaultReader";
    public const string VaultBucket = $"backup-scheduler-vault-{Vault}-{Region}", VaultKey = $"arn:aws:kms:{Region}:{Vault}:key/VaultKey";

    private static readonly Dictionary<string, string> s_needed = new()
    {
        ["OrganizationId"] = Organization,
        ["DeployTo"] = "r-ab12",
        ["Regions"] = "eu-west-1,us-east-1",
        ["VaultBucket"] = "none",
        ["CodeBucket"] = "code-of-ours",
    };

    // As the package command leaves it: the repository's copy names no files, and refuses to be deployed.
    private static JsonObject Packaged
    {
        get
        {
            var hub = TemplateText.CopyOf(TemplateText.Hub);
            var files = hub["Mappings"]!["Package"]!["Files"]!.AsObject();
            foreach (var file in files.Select(pair => pair.Key).ToList()) files[file] = $"{file}-0123456789ab";
            return hub;
        }
    }

    private readonly Dictionary<(string File, string Account), ResolvedStack> _stacks = [];

    // What the vault's stack is told as the hub is.
    private static readonly string[] s_people = ["OperatorRoleArn", "MaintenanceRoleArn", "ExternalId"];

    /// <summary>Nothing given but what has no default.</summary>
    public static Installation Plain { get; } = new("plain", new Dictionary<string, string>());

    /// <summary>Everything that can be switched on. Of the members, <see cref="OtherMember"/> may restore the tables of all.</summary>
    public static Installation Whole { get; } = new("whole", new Dictionary<string, string>
    {
        ["Enforcement"] = "both",
        ["ExternalId"] = ExternalId,
        ["OperatorRoleArn"] = OperatorRole,
        ["MaintenanceRoleArn"] = MaintenanceRole,
        ["OrganizationalUnits"] = "ou-ab12-cdefgh34",
        ["ScpDenyPitrChanges"] = "yes",
        ["VaultBucket"] = VaultBucket,
        ["VaultAccount"] = Vault,
        ["VaultKeyArn"] = VaultKey,
        ["DrillSampling"] = "allowed",
        ["AlarmEmail"] = "backups@example.com",
    })
    {
        RestoreAccounts = OtherMember,
    };

    /// <summary>Member accounts are left to the service control policy, and the enforcer writes no inline policies.</summary>
    public static Installation ByScp { get; } = new("scp alone", new Dictionary<string, string> { ["Enforcement"] = "scp", ["InlineDeny"] = "forbidden" });

    /// <summary>A vault and people, but nothing is loosened beyond that, and no service control policy: recovery stays as it is, a drill reads no items, no account restores another's tables.</summary>
    public static Installation Tight { get; } = new("tight", new Dictionary<string, string>
    {
        ["OperatorRoleArn"] = OperatorRole,
        ["VaultBucket"] = VaultBucket,
        ["VaultAccount"] = Vault,
        ["VaultKeyArn"] = VaultKey,
        ["EnablePitr"] = "false",
    });

    /// <summary>Nothing is enforced.</summary>
    public static Installation Off { get; } = new("off", new Dictionary<string, string> { ["Enforcement"] = "off" });

    /// <summary>Nobody is told how reviews and runs ended.</summary>
    public static Installation Untold { get; } = new("untold", new Dictionary<string, string> { ["EventBus"] = "none" });

    public string Name => name;

    /// <summary>Of the vault's stack, as its parameter says it.</summary>
    public string RestoreAccounts { get; init; } = "none";

    public ResolvedStack Hub => Stack(TemplateText.Hub, Management);

    /// <summary>The same, resolved anew: for a test that changes what it finds.</summary>
    public Installation Again() => new(name, parameters) { RestoreAccounts = RestoreAccounts };

    /// <summary>Those that the account has: every one the member stacks, the hub and the vault their own.</summary>
    public IEnumerable<ResolvedStack> StacksOf(string account)
    {
        if (account is not (Management or Member or OtherMember or Vault)) return [];
        var own = account switch { Management => TemplateText.Hub, Vault => TemplateText.Vault, _ => null };
        return new[] { own, TemplateText.MemberRoles, TemplateText.MemberEvents }.OfType<string>().Select(file => Stack(file, account));
    }

    /// <summary>The hub's stack from a template that a test has spoilt.</summary>
    public ResolvedStack HubWith(Action<JsonObject> change)
    {
        var hub = Packaged;
        change(hub);
        return ResolvedStack.Resolve(hub, PlaceOf(TemplateText.Hub, Management), HubParameters);
    }

    /// <summary>The hub's stack elsewhere than the table's.</summary>
    public ResolvedStack InRegion(string region) =>
        ResolvedStack.Resolve(Packaged, PlaceOf(TemplateText.Hub, Management) with { Region = region }, HubParameters);

    public ResolvedStack Stack(string file, string account)
    {
        lock (_stacks)
        {
            if (!_stacks.TryGetValue((file, account), out var stack)) _stacks[(file, account)] = stack = Resolve(file, account);
            return stack;
        }
    }

    private Dictionary<string, string> HubParameters =>
        new(s_needed.Concat(parameters).GroupBy(pair => pair.Key).Select(group => group.Last()));

    private ResolvedStack Resolve(string file, string account) =>
        ResolvedStack.Resolve(file == TemplateText.Hub ? Packaged : TemplateText.Of(file), PlaceOf(file, account), ParametersOf(file));

    private Dictionary<string, string> ParametersOf(string file) => file switch
    {
        TemplateText.Hub => HubParameters,
        TemplateText.Vault => VaultParameters,
        TemplateText.MemberRoles => HandedOn.ByStackSet(Hub["MemberRoles"]),
        _ => HandedOn.ByStackSet(Hub["MemberEvents"]),
    };

    private Dictionary<string, string> VaultParameters => new(parameters.Where(pair => s_people.Contains(pair.Key)))
    {
        ["OrganizationId"] = Organization,
        ["BreakGlassPrincipalArn"] = BreakGlassPrincipal,
        ["ManagementAccount"] = Management,
        ["RestoreAccounts"] = RestoreAccounts,
    };

    private static StackPlace PlaceOf(string file, string account) => file switch
    {
        TemplateText.Hub => new StackPlace(account, Region, "backup-scheduler"),
        TemplateText.Vault => new StackPlace(account, Region, "backup-scheduler-vault"),
        TemplateText.MemberRoles => new StackPlace(account, IamRegion, "StackSet-backup-scheduler-member-roles"),
        _ => new StackPlace(account, IamRegion, "StackSet-backup-scheduler-member-events"),
    };
}
