using BackupScheduler.Core.Enforcement;
using CsCheck;

namespace BackupScheduler.Core.Tests.Enforcement;

/// <summary>What holds for whatever principal, mode and limits, through successive sweeps.</summary>
public sealed class CoverageLawTests
{
    private const int Cases = 1_000;
    private const int Rounds = 4;

    [Fact]
    public void No_decision_adds_one_form_and_removes_the_other() => Hold(situation => Sweep(situation, decision =>
        Assert.False(
            decision.Steps.Intersect([CoverageStep.Attach, CoverageStep.PutInline]).Any()
            && decision.Steps.Intersect([CoverageStep.Detach, CoverageStep.DeleteInline]).Any()
            || decision.Steps.Distinct().Count() != decision.Steps.Count)));

    [Fact]
    public void What_was_denied_is_never_undenied_between_two_steps_unless_it_is_to_delete() => Hold(situation =>
    {
        var wasDenied = false;
        Sweep(situation, _ => { }, (iam, decision) =>
        {
            if (decision.Reason is CoverageReason.OwnWorker or CoverageReason.Configured) return;
            Assert.True(iam.IsDenied || !wasDenied, $"undenied by {string.Join(", ", decision.Steps)}");
            wasDenied = iam.IsDenied;
        });
    });

    [Fact]
    public void Whoever_can_be_covered_is_denied_after_the_first_sweep() => Hold(situation =>
    {
        if (!situation.IsOrdinary) return;
        var iam = situation.Iam();
        var canBe = iam.IsDenied || iam.HasRoomInline || (iam.HasRoomAttached && situation.State != DenyState.Unavailable);
        Assert.Equal(canBe, Apply(situation, iam, situation.DecideFirst(iam), (_, _) => { }));
        Assert.Equal(canBe, iam.IsDenied);
    });

    [Fact]
    public void After_two_full_sweeps_nothing_is_left_to_do() => Hold(situation =>
    {
        var iam = situation.Iam();
        Apply(situation, iam, situation.DecideFirst(iam), (_, _) => { });
        for (var round = 0; round < 2; round++) Apply(situation, iam, situation.DecideLater(iam), (_, _) => { });
        var last = situation.DecideLater(iam);
        // Whoever has no room is tried again at every sweep: room may have been made.
        if (situation.IsOrdinary && !iam.IsDenied && last.Verdict != CoverageVerdict.NotCoverable)
            Assert.Equal([CoverageStep.Attach], last.Steps);
        else
            Assert.Empty(last.Steps);
    });

    [Fact]
    public void After_the_change_of_mode_only_the_configured_form_is_left_where_there_is_room() => Hold(situation =>
    {
        var iam = situation.Iam(quota: 20);
        if (!situation.IsOrdinary || situation.State == DenyState.Unavailable || iam.Seen.Attached!.Count >= Coverage.ManagedQuota) return;
        for (var round = 0; round < Rounds; round++) Apply(situation, iam, situation.DecideLater(iam), (_, _) => { });
        var isManaged = situation.Rules.Mode == DenyMode.Managed || !iam.HasRoomInline;
        Assert.Equal((isManaged, !isManaged), (iam.IsAttached, iam.IsInline));
    });

    [Fact]
    public void The_exempt_get_nothing_and_those_of_AWS_Backup_lose_nothing() => Hold(situation =>
    {
        if (Exemption.Of(situation.Principal, situation.Rules) is not { } reason) return;
        Sweep(situation, decision =>
        {
            Assert.Equal((CoverageVerdict.Exempt, reason), (decision.Verdict, decision.Reason));
            Assert.Empty(decision.Steps.Except([CoverageStep.Detach, CoverageStep.DeleteInline]));
            if (reason == CoverageReason.BackupService) Assert.Empty(decision.Steps);
        }, (iam, _) => { if (reason == CoverageReason.BackupService) Assert.Equal(situation.Iam().IsDenied, iam.IsDenied); });
        var after = situation.Iam();
        Apply(situation, after, situation.DecideLater(after), (_, _) => { });
        if (reason != CoverageReason.BackupService) Assert.False(after.IsDenied);
    });

    [Fact]
    public void Where_the_name_is_taken_the_managed_policy_is_never_attached() => Hold(situation =>
    {
        if (situation.State == DenyState.Unavailable && situation.IsOrdinary)
            Sweep(situation, decision => Assert.False(decision.NeedsManagedPolicy), (iam, _) => Assert.False(iam.IsAttached));
    });

    [Fact]
    public void Verdict_and_steps_say_the_same() => Hold(situation => Sweep(situation, decision => Assert.Equal(
        (decision.Verdict == CoverageVerdict.Attach, decision.Verdict == CoverageVerdict.PutInline),
        (decision.Steps.Contains(CoverageStep.Attach), decision.Steps.Contains(CoverageStep.PutInline)))));

    [Fact]
    public void Covered_is_said_only_of_the_denied_and_what_rests_on_the_managed_policy_says_so() => Hold(situation =>
    {
        if (situation.State == DenyState.New || situation.IsReadAlone) return;
        var iam = situation.Iam();
        var decision = situation.DecideFirst(iam);
        if (decision.Verdict == CoverageVerdict.Covered) Assert.True(iam.IsDenied);
        if (decision is { Verdict: CoverageVerdict.Covered, NeedsManagedPolicy: false }) Assert.True(iam.IsInline);
    });

    [Fact]
    public void Remedies_are_given_for_the_not_coverable_and_for_nobody_else() => Hold(situation => Sweep(situation, decision =>
        Assert.Equal(decision.Verdict == CoverageVerdict.NotCoverable, decision.Reason.Remedy() is not null)));

    [Fact]
    public void The_laws_above_meet_every_reason_that_is_decided()
    {
        var seen = new HashSet<CoverageReason>();
        CoverageSituations.Any.Sample(situation => Sweep(situation, decision => seen.Add(decision.Reason)), iter: Cases, threads: 1);
        // These three only IAM's refusal of a write can tell.
        CoverageReason[] ofWrites = [CoverageReason.Unmodifiable, CoverageReason.NoRoom, CoverageReason.AccessDenied];
        Assert.Equal(Enum.GetValues<CoverageReason>().Except(ofWrites), seen.Order());
    }

    private static void Hold(Action<CoverageSituation> law) => CoverageSituations.Any.Sample(law, iter: Cases);

    private static void Sweep(CoverageSituation situation, Action<CoverageDecision> law, Action<PlainIam, CoverageDecision>? afterStep = null)
    {
        var iam = situation.Iam();
        for (var round = 0; round < Rounds; round++)
        {
            var decision = round == 0 ? situation.DecideFirst(iam) : situation.DecideLater(iam);
            law(decision);
            afterStep?.Invoke(iam, decision with { Steps = [] });
            Apply(situation, iam, decision, afterStep ?? ((_, _) => { }));
        }
    }

    // As an enforcer does it: each step, and where there is no room for one, what comes instead. False where nothing had room.
    private static bool Apply(CoverageSituation situation, PlainIam iam, CoverageDecision decision, Action<PlainIam, CoverageDecision> afterStep)
    {
        var hasDone = true;
        foreach (var step in decision.Steps)
        {
            var tried = new List<CoverageStep>();
            CoverageStep? next = step;
            while (next is { } one && !iam.TryApply(one))
            {
                tried.Add(one);
                next = Coverage.Instead(tried, situation.State);
                Assert.True(next is null || !tried.Contains(next.Value));
            }

            hasDone &= next is not null;
            afterStep(iam, decision);
        }

        return hasDone && decision.Verdict != CoverageVerdict.NotCoverable;
    }
}
