using System.Globalization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Simulation.Aws;

/// <summary>
/// One account's users, roles and deny policy: what IAM holds, without the way there. A principal is one byte until somebody
/// asks for it; what it is follows from its number.
/// </summary>
/// <param name="account">The account.</param>
/// <param name="count">Users and roles besides the two that nobody covers: the service's own worker and a service-linked role.</param>
internal sealed class AccountIdentities(AccountId account, int count)
{
    private const string WorkerPath = "/backup-scheduler/", WorkerName = "BackupWorker";
    private const string LinkedPath = "/aws-service-role/support.amazonaws.com/", LinkedName = "AWSServiceRoleForSupport";
    private const string TrustOfEc2 =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    // Every tenth is a user; every twentieth has no attachment left.
    private const int UserEvery = 10, FullEvery = 20;

    private static readonly string[] s_others = ["arn:aws:iam::aws:policy/ReadOnlyAccess"];
    private static readonly string[] s_full =
        [.. Enumerable.Range(0, Coverage.ManagedQuota).Select(i => string.Create(CultureInfo.InvariantCulture, $"arn:aws:iam::aws:policy/Other{i}"))];

    private readonly List<Deny> _denies = [.. Enumerable.Repeat(Deny.None, count)];

    /// <summary>What a principal's deny is made of.</summary>
    [Flags]
    public enum Deny : byte
    {
        None = 0,
        Attached = 1,
        Inline = 2,
    }

    public SimulatedPolicy? Policy { get; private set; }

    /// <summary>Those that can be covered.</summary>
    public int Count => _denies.Count;

    /// <summary>Those that have the deny exactly once.</summary>
    public int CoveredOnce => _denies.Count(deny => deny is Deny.Attached or Deny.Inline);

    /// <summary>Those that have none.</summary>
    public int Uncovered => _denies.Count(deny => deny == Deny.None);

    private string PolicyArn => $"arn:aws:iam::{account}:policy/{DenyPolicy.DefaultName}";

    /// <summary>Covers everybody, as an earlier sweep has done.</summary>
    public AccountIdentities Cover(DateTimeOffset at)
    {
        Policy = new SimulatedPolicy(DenyPolicy.Document, at);
        for (var i = 0; i < _denies.Count; i++) _denies[i] = IsFull(i) ? Deny.Inline : Deny.Attached;
        return this;
    }

    /// <summary>Somebody creates a role.</summary>
    public PrincipalArn AddRole()
    {
        // Neither a user nor full, whatever its number would be.
        while (IsUser(_denies.Count) || IsFull(_denies.Count)) _denies.Add(Deny.Inline);
        _denies.Add(Deny.None);
        return ArnOf(_denies.Count - 1);
    }

    /// <summary>A page of principals from a place on, and the place of the next one; null if this is the last.</summary>
    public (IReadOnlyList<PrincipalFacts> Page, int? Next) List(int place, int size)
    {
        var page = new List<PrincipalFacts>(Math.Min(size, _denies.Count + 2));
        if (place == 0)
        {
            page.Add(Facts(RoleAt(WorkerPath, WorkerName)) with { Attached = s_others, Inline = [] });
            page.Add(Facts(RoleAt(LinkedPath, LinkedName)) with { Attached = s_others, Inline = [] });
        }

        for (; place < _denies.Count; place++)
        {
            if (page.Count == size) return (page, place);
            page.Add(Facts(ArnOf(place)) with { Attached = AttachedTo(place), Inline = InlineOf(place) });
        }

        return (page, null);
    }

    public PrincipalFacts? Find(PrincipalKind kind, string name) =>
        Find(name) is { } place && ArnOf(place).Kind == kind ? Facts(ArnOf(place)) : null;

    public InlinePolicy? FindInline(PrincipalArn principal) => Find(principal.Name) is { } place ? InlineOf(place).SingleOrDefault() : null;

    public IdentityOutcome Attach(PrincipalArn principal)
    {
        if (IsLinked(principal)) return IdentityOutcome.Unmodifiable;
        if (Find(principal.Name) is not { } place) return IdentityOutcome.PrincipalGone;
        if (Policy is null) return IdentityOutcome.PolicyGone;
        if (IsFull(place)) return IdentityOutcome.LimitReached;
        _denies[place] |= Deny.Attached;
        return IdentityOutcome.Done;
    }

    public IdentityOutcome PutInline(PrincipalArn principal)
    {
        if (IsLinked(principal)) return IdentityOutcome.Unmodifiable;
        if (Find(principal.Name) is not { } place) return IdentityOutcome.PrincipalGone;
        _denies[place] |= Deny.Inline;
        return IdentityOutcome.Done;
    }

    public IdentityOutcome Remove(PrincipalArn principal, Deny what)
    {
        if (Find(principal.Name) is { } place) _denies[place] &= ~what;
        return IdentityOutcome.Done;
    }

    public bool CreatePolicy(string document, DateTimeOffset now)
    {
        if (Policy is not null) return false;
        Policy = new SimulatedPolicy(document, now);
        return true;
    }

    public bool DeletePolicy()
    {
        if (_denies.Exists(deny => deny.HasFlag(Deny.Attached))) return false;
        Policy = null;
        return true;
    }

    private static bool IsUser(int place) => place % UserEvery == UserEvery - 1;

    private static bool IsFull(int place) => place % FullEvery == FullEvery - 1;

    private static bool IsLinked(PrincipalArn principal) => principal.Name == LinkedName;

    private static PrincipalFacts Facts(PrincipalArn arn) => new(arn) { Trust = arn.Kind == PrincipalKind.Role ? TrustOfEc2 : null };

    private static string NameOf(int place) =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsUser(place) ? "user" : "role")}-{place:00000}");

    private string[] AttachedTo(int place) =>
        IsFull(place) ? s_full : _denies[place].HasFlag(Deny.Attached) ? [.. s_others, PolicyArn] : s_others;

    private InlinePolicy[] InlineOf(int place) =>
        _denies[place].HasFlag(Deny.Inline) ? [new InlinePolicy(DenyPolicy.DefaultName, DenyPolicy.Document)] : [];

    private int? Find(string name)
    {
        var digits = name.AsSpan(name.IndexOf('-', StringComparison.Ordinal) + 1);
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var place) && place < _denies.Count && NameOf(place) == name ? place : null;
    }

    private PrincipalArn ArnOf(int place) =>
        IsUser(place) ? new PrincipalArn("aws", account, PrincipalKind.User, "/", NameOf(place)) : RoleAt("/team/", NameOf(place));

    private PrincipalArn RoleAt(string path, string name) => new("aws", account, PrincipalKind.Role, path, name);
}
