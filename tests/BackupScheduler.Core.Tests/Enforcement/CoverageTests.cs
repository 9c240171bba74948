using System.Globalization;
using System.Text;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Core.Tests.Enforcement;

public sealed class CoverageTests
{
    private const int QuotaLeft = 3, QuotaFull = 10;

    /// <summary>What is inline under the deny's name.</summary>
    public enum OurInline
    {
        None,
        Right,
        Altered,
    }

    [Theory]
    // Managed: attached, and what is inline beside it goes.
    [InlineData(DenyMode.Managed, false, OurInline.None, true, QuotaLeft, DenyState.Right, "Attach Lacking: Attach")]
    [InlineData(DenyMode.Managed, false, OurInline.None, true, QuotaFull, DenyState.Right, "Attach Lacking: Attach")]
    [InlineData(DenyMode.Managed, false, OurInline.Altered, true, QuotaLeft, DenyState.Right, "Attach InlineAltered: Attach")]
    [InlineData(DenyMode.Managed, false, OurInline.Right, true, QuotaLeft, DenyState.Right, "Attach OtherMode: Attach")]
    [InlineData(DenyMode.Managed, false, OurInline.Right, true, QuotaFull, DenyState.Right, "Covered InlineAtQuota:")]
    [InlineData(DenyMode.Managed, true, OurInline.None, true, QuotaLeft, DenyState.Right, "Covered Attached:")]
    [InlineData(DenyMode.Managed, true, OurInline.None, false, QuotaFull, DenyState.Right, "Covered Attached:")]
    [InlineData(DenyMode.Managed, true, OurInline.Altered, true, QuotaLeft, DenyState.Right, "Covered Attached:")]
    [InlineData(DenyMode.Managed, true, OurInline.Right, true, QuotaLeft, DenyState.Right, "Covered Attached: DeleteInline")]
    [InlineData(DenyMode.Managed, true, OurInline.Right, true, QuotaFull, DenyState.Right, "Covered Attached: DeleteInline")]
    // The policy was made just now: what looks attached is not.
    [InlineData(DenyMode.Managed, true, OurInline.None, true, QuotaLeft, DenyState.New, "Attach Lacking: Attach")]
    [InlineData(DenyMode.Managed, true, OurInline.Right, true, QuotaLeft, DenyState.New, "Attach OtherMode: Attach")]
    [InlineData(DenyMode.Managed, true, OurInline.Right, true, QuotaFull, DenyState.New, "Covered InlineAtQuota:")]
    // The name is taken: inline or not at all.
    [InlineData(DenyMode.Managed, false, OurInline.None, true, QuotaLeft, DenyState.Unavailable, "PutInline Lacking: PutInline")]
    [InlineData(DenyMode.Managed, true, OurInline.None, true, QuotaLeft, DenyState.Unavailable, "PutInline Lacking: PutInline")]
    [InlineData(DenyMode.Managed, false, OurInline.Altered, true, QuotaLeft, DenyState.Unavailable, "PutInline InlineAltered: PutInline")]
    [InlineData(DenyMode.Managed, false, OurInline.Right, false, QuotaLeft, DenyState.Unavailable, "Covered Inline:")]
    [InlineData(DenyMode.Managed, false, OurInline.None, false, QuotaLeft, DenyState.Unavailable, "NotCoverable NoManagedPolicy:")]
    [InlineData(DenyMode.Inline, false, OurInline.Altered, false, QuotaLeft, DenyState.Unavailable, "NotCoverable NoManagedPolicy:")]
    [InlineData(DenyMode.Inline, true, OurInline.Right, true, QuotaLeft, DenyState.Unavailable, "Covered Inline:")]
    // Inline: written, and what is attached beside it goes; attached where there is no room.
    [InlineData(DenyMode.Inline, false, OurInline.None, true, QuotaLeft, DenyState.Right, "PutInline Lacking: PutInline")]
    [InlineData(DenyMode.Inline, false, OurInline.Altered, true, QuotaFull, DenyState.Right, "PutInline InlineAltered: PutInline")]
    [InlineData(DenyMode.Inline, false, OurInline.Right, true, QuotaLeft, DenyState.Right, "Covered Inline:")]
    [InlineData(DenyMode.Inline, false, OurInline.Right, false, QuotaLeft, DenyState.Right, "Covered Inline:")]
    [InlineData(DenyMode.Inline, true, OurInline.Right, true, QuotaLeft, DenyState.Right, "Covered Inline: Detach")]
    [InlineData(DenyMode.Inline, true, OurInline.None, true, QuotaLeft, DenyState.Right, "PutInline OtherMode: PutInline")]
    [InlineData(DenyMode.Inline, true, OurInline.None, true, QuotaLeft, DenyState.New, "PutInline Lacking: PutInline")]
    [InlineData(DenyMode.Inline, true, OurInline.None, false, QuotaLeft, DenyState.Right, "Covered AttachedForRoom:")]
    [InlineData(DenyMode.Inline, true, OurInline.None, false, QuotaLeft, DenyState.New, "Attach Lacking: Attach")]
    [InlineData(DenyMode.Inline, false, OurInline.None, false, QuotaLeft, DenyState.Right, "Attach Lacking: Attach")]
    [InlineData(DenyMode.Inline, false, OurInline.Altered, false, QuotaFull, DenyState.Right, "Attach InlineAltered: Attach")]
    public void Users_and_roles_are_decided_alike(
        DenyMode mode, bool isAttached, OurInline ours, bool hasRoom, int attachments, DenyState state, string expected)
    {
        foreach (var kind in Enum.GetValues<PrincipalKind>())
            Assert.Equal(expected, Show(Coverage.Decide(Facts(kind, isAttached, ours, hasRoom, attachments), Known.Rules with { Mode = mode }, state)));
    }

    [Fact]
    public void Every_combination_is_decided_as_the_file_says()
    {
        var text = new StringBuilder("mode     state      attached  inline   room   quota  decision\n");
        foreach (var mode in Enum.GetValues<DenyMode>())
            foreach (var state in Enum.GetValues<DenyState>())
                foreach (var isAttached in new[] { false, true })
                    foreach (var ours in Enum.GetValues<OurInline>())
                        foreach (var (hasRoom, attachments) in new[] { (true, QuotaLeft), (true, QuotaFull), (false, QuotaLeft), (false, QuotaFull) })
                            text.Append(Row(mode, state, isAttached, ours, hasRoom, attachments));
        Golden.Check("Enforcement/Golden/coverage.golden.txt", text.ToString());
    }

    [Theory]
    [InlineData(DenyMode.Managed, DenyState.Right, "Attach NotKnown: Attach")]
    [InlineData(DenyMode.Managed, DenyState.New, "Attach NotKnown: Attach")]
    [InlineData(DenyMode.Inline, DenyState.Right, "PutInline NotKnown: PutInline")]
    [InlineData(DenyMode.Managed, DenyState.Unavailable, "PutInline NotKnown: PutInline")]
    public void A_principal_that_was_read_alone_is_covered_without_a_look(DenyMode mode, DenyState state, string expected) =>
        Assert.Equal(expected, Show(Coverage.Decide(new(Known.Arn("user/alice")), Known.Rules with { Mode = mode }, state)));

    [Fact]
    public void A_principal_whose_inline_policies_alone_are_known_lacks_the_deny() => Assert.Equal(
        "PutInline Lacking: PutInline",
        Show(Coverage.Decide(new(Known.Arn("user/alice")) { Inline = [] }, Known.Rules with { Mode = DenyMode.Inline }, DenyState.Right)));

    [Theory]
    [InlineData(PrincipalKind.User, 2_048)]
    [InlineData(PrincipalKind.Role, 10_240)]
    public void The_deny_fits_inline_up_to_the_very_limit(PrincipalKind kind, int largest)
    {
        Assert.Equal(CoverageVerdict.PutInline, With(CoverageSituations.Left(largest)).Verdict);
        Assert.Equal(CoverageVerdict.Attach, With(CoverageSituations.Left(largest) + 1).Verdict);

        CoverageDecision With(int others) => Coverage.Decide(
            Plain(kind) with { Attached = [], Inline = [new("A", new string('x', others - 1) + "\n \t"), new("B", " y ")] },
            Known.Rules with { Mode = DenyMode.Inline }, DenyState.Right);
    }

    [Fact]
    public void An_altered_deny_makes_room_for_the_right_one()
    {
        var facts = Plain(PrincipalKind.User) with { Attached = [], Inline = [new(DenyPolicy.DefaultName, new string('x', 2_048))] };
        Assert.Equal("PutInline InlineAltered: PutInline", Show(Coverage.Decide(facts, Known.Rules with { Mode = DenyMode.Inline }, DenyState.Right)));
    }

    [Fact]
    public void A_deny_of_another_name_or_account_does_not_count()
    {
        var facts = Plain(PrincipalKind.Role) with
        {
            Attached = ["arn:aws:iam::444455556666:policy/DenyDynamoDBDeleteBackup", "arn:aws:iam::111122223333:policy/x/DenyDynamoDBDeleteBackup"],
            Inline = [new("Deny", DenyPolicy.Document)],
        };
        Assert.Equal("Attach Lacking: Attach", Show(Coverage.Decide(facts, Known.Rules, DenyState.Right)));
    }

    [Theory]
    [InlineData("/backup-scheduler/BackupWorker", Known.TrustOfEc2, "Exempt OwnWorker: Detach, DeleteInline")]
    [InlineData("/Exempt", Known.TrustOfEc2, "Exempt Configured: Detach, DeleteInline")]
    [InlineData("/aws-reserved/sso.amazonaws.com/Exempt", Known.TrustOfEc2, "Exempt Configured: Detach, DeleteInline")]
    [InlineData("/AnyName", Known.TrustOfBackup, "Exempt BackupService:")]
    [InlineData("/backup-scheduler/PolicyEnforcer", Known.TrustOfEc2, "Covered Attached: DeleteInline")]
    [InlineData("/aws-reserved/sso.amazonaws.com/AWSReservedSSO_A", Known.TrustOfEc2, "NotCoverable Reserved:")]
    public void The_exempt_are_released_but_not_those_that_could_have_changed_their_trust(string role, string trust, string expected)
    {
        string[] exempt = ["arn:aws:iam::*:role/Exempt", "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/Exempt"];
        var rules = Known.Rules with { Exempt = [.. exempt.Select(Known.Pattern)] };
        foreach (var mode in Enum.GetValues<DenyMode>())
        {
            var facts = Known.Role(role, trust) with { Attached = [Known.PolicyArn], Inline = [new(DenyPolicy.DefaultName, DenyPolicy.Document)] };
            var decision = Coverage.Decide(facts, rules with { Mode = mode }, DenyState.Right);
            Assert.Equal(mode == DenyMode.Inline && expected.StartsWith("Covered", StringComparison.Ordinal) ? "Covered Inline: Detach" : expected, Show(decision));
            Assert.Same(facts, decision.Principal);
        }
    }

    [Fact]
    public void The_exempt_that_have_nothing_are_left_alone()
    {
        var worker = Known.Role("/backup-scheduler/BackupWorker");
        foreach (var facts in new[] { worker, worker with { Attached = ["x"], Inline = [new("y", "{}")] } })
            Assert.Equal("Exempt OwnWorker:", Show(Coverage.Decide(facts, Known.Rules, DenyState.Right)));
    }

    [Theory]
    [InlineData(DenyState.Right, "", CoverageStep.PutInline)]
    [InlineData(DenyState.Right, "Attach", CoverageStep.PutInline)]
    [InlineData(DenyState.Right, "PutInline", CoverageStep.Attach)]
    [InlineData(DenyState.New, "PutInline", CoverageStep.Attach)]
    [InlineData(DenyState.Unavailable, "PutInline", null)]
    [InlineData(DenyState.Unavailable, "Attach", CoverageStep.PutInline)]
    [InlineData(DenyState.Right, "Attach,PutInline", null)]
    [InlineData(DenyState.Right, "PutInline,Attach", null)]
    public void Where_one_form_has_no_room_the_other_is_tried_once(DenyState state, string tried, CoverageStep? next) =>
        Assert.Equal(next, Coverage.Instead([.. tried.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<CoverageStep>)], state));

    [Fact]
    public void Every_reason_has_its_own_words_and_those_out_of_reach_a_remedy()
    {
        var reasons = Enum.GetValues<CoverageReason>();
        Assert.Equal(reasons.Length, reasons.Select(reason => reason.Words()).Distinct().Count());
        Assert.All(reasons, reason => Assert.Contains(' ', reason.Words()));
        Assert.Equal(
            [
                CoverageReason.ServiceLinked, CoverageReason.Reserved, CoverageReason.Unmodifiable, CoverageReason.NoRoom,
                CoverageReason.AccessDenied, CoverageReason.NoManagedPolicy,
            ],
            reasons.Where(reason => reason.Remedy() is not null));
        Assert.Equal("99", ((CoverageReason)99).Words());
    }

    private static string Row(DenyMode mode, DenyState state, bool isAttached, OurInline ours, bool hasRoom, int attachments)
    {
        var (attached, room, quota) = (isAttached ? "yes" : "no", hasRoom ? "left" : "none", attachments < QuotaFull ? "left" : "full");
        var decision = OfBothKinds(mode, state, isAttached, ours, hasRoom, attachments);
        return string.Create(CultureInfo.InvariantCulture, $"{mode,-8} {state,-10} {attached,-9} {ours,-8} {room,-6} {quota,-6} {decision}\n");
    }

    private static string OfBothKinds(DenyMode mode, DenyState state, bool isAttached, OurInline ours, bool hasRoom, int attachments)
    {
        var lines = Enum.GetValues<PrincipalKind>().Select(kind =>
            Coverage.Decide(Facts(kind, isAttached, ours, hasRoom, attachments), Known.Rules with { Mode = mode }, state));
        return Assert.Single(lines.Select(decision => Show(decision) + (decision.NeedsManagedPolicy ? " (needs the managed policy)" : "")).Distinct());
    }

    private static string Show(CoverageDecision decision) => $"{decision.Verdict} {decision.Reason}: {string.Join(", ", decision.Steps)}".TrimEnd();

    private static PrincipalFacts Plain(PrincipalKind kind) =>
        kind == PrincipalKind.User ? new(Known.Arn("user/alice")) : Known.Role("/Deployer");

    private static PrincipalFacts Facts(PrincipalKind kind, bool isAttached, OurInline ours, bool hasRoom, int attachments)
    {
        var attached = Enumerable.Range(0, attachments).Select(i => $"arn:aws:iam::aws:policy/P{i}").ToArray();
        if (isAttached) attached[^1] = Known.PolicyArn;
        var inline = new List<InlinePolicy>();
        if (!hasRoom) inline.Add(Known.OfSize(CoverageSituations.Left(kind == PrincipalKind.User ? 2_048 : 10_240) + 1));
        if (ours == OurInline.Right) inline.Add(new(DenyPolicy.DefaultName, DenyPolicy.Document));
        if (ours == OurInline.Altered) inline.Add(new(DenyPolicy.DefaultName, Known.AlteredDeny));
        return Plain(kind) with { Attached = attached, Inline = inline };
    }
}
