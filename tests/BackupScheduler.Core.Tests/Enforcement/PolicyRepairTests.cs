using BackupScheduler.Core.Enforcement;
using CsCheck;

namespace BackupScheduler.Core.Tests.Enforcement;

public sealed class PolicyRepairTests
{
    private const int MostCalls = 5;
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Between one and five versions, one of them in force, some of them right; in any order, some made at the same moment.</summary>
    private static readonly Gen<(ManagedPolicyVersion Version, bool IsRight)[]> Versions =
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 4], Gen.Int[0, 31], Gen.Int[0, 31], Gen.Int).Select((count, inForce, right, late, seed) =>
        {
            var versions = Enumerable.Range(0, count).Select(i => (
                new ManagedPolicyVersion($"v{i + 8}", i == inForce % count, Start.AddMinutes((late >> i) % 2)), (right >> i) % 2 == 1)).ToArray();
            new Random(seed).Shuffle(versions);
            return versions;
        });

    [Fact]
    public void What_is_in_force_is_right_missing_or_altered()
    {
        Assert.Equal(PolicyCondition.Missing, PolicyRepair.Judge(null));
        Assert.Equal(PolicyCondition.Right, PolicyRepair.Judge(InForce($" {DenyPolicy.Document.Replace("dynamodb:D", "DynamoDB:d", StringComparison.Ordinal)}\n")));
        Assert.Equal(PolicyCondition.Altered, PolicyRepair.Judge(InForce(Known.AlteredDeny)));
        Assert.Equal(PolicyCondition.Altered, PolicyRepair.Judge(InForce("")));
    }

    [Fact]
    public void The_oldest_version_is_looked_at_first_while_there_is_room() => Assert.Equal(
        new PolicyRepairPlan("v1", null),
        PolicyRepair.Plan([Version(3), Version(4, isDefault: true), Version(1), Version(2)]));

    [Fact]
    public void At_five_versions_the_oldest_that_is_not_in_force_makes_room()
    {
        Assert.Equal(
            new PolicyRepairPlan(null, "v1"), PolicyRepair.Plan([Version(5, isDefault: true), Version(4), Version(3), Version(2), Version(1)]));
        Assert.Equal(
            new PolicyRepairPlan(null, "v2"), PolicyRepair.Plan([Version(1, isDefault: true), Version(2), Version(3), Version(4), Version(5)]));
    }

    [Fact]
    public void A_single_version_leaves_nothing_to_look_at_or_to_delete()
    {
        Assert.Equal(new PolicyRepairPlan(null, null), PolicyRepair.Plan([Version(1, isDefault: true)]));
        Assert.Equal(new PolicyRepairPlan(null, null), PolicyRepair.Plan([]));
    }

    [Fact]
    public void The_time_counts_and_not_the_number_of_a_version() => Assert.Equal(
        new PolicyRepairPlan("v9", null),
        PolicyRepair.Plan([Version(10, isDefault: true), new("v2", false, Start.AddDays(1)), new("v9", false, Start)]));

    [Fact]
    public void The_version_in_force_is_never_deleted_nor_looked_at() => Hold(versions =>
    {
        var plan = PolicyRepair.Plan([.. versions.Select(one => one.Version)]);
        var inForce = versions.Single(one => one.Version.IsDefault).Version.Id;
        Assert.NotEqual(inForce, plan.ToDelete);
        Assert.NotEqual(inForce, plan.Candidate);
        Assert.Equal(versions.Length == PolicyRepair.MostVersions, plan.ToDelete is not null);
        Assert.Equal(versions.Length is > 1 and < PolicyRepair.MostVersions, plan.Candidate is not null);
    });

    [Fact]
    public void The_order_of_the_versions_does_not_matter() => Hold(versions => Assert.Equal(
        PolicyRepair.Plan([.. versions.Select(one => one.Version)]),
        PolicyRepair.Plan([.. versions.Select(one => one.Version).OrderByDescending(version => version.Id, StringComparer.Ordinal)])));

    [Fact]
    public void Whatever_was_done_the_right_document_is_in_force_after_five_calls_at_most()
    {
        var most = 0;
        Versions.Sample(versions =>
        {
            var policy = new PlainPolicy(versions);
            policy.Repair();
            Assert.True(policy.IsRight);
            Assert.InRange(policy.Versions.Count, 1, PolicyRepair.MostVersions);
            Assert.InRange(policy.Calls, 2, MostCalls);
            most = Math.Max(most, policy.Calls);
        }, iter: 2_000, threads: 1);
        Assert.Equal(MostCalls, most);
    }

    private static void Hold(Action<(ManagedPolicyVersion Version, bool IsRight)[]> law) => Versions.Sample(law, iter: 2_000);

    private static ManagedPolicy InForce(string document) => new(Known.PolicyArn, "v1", document);

    private static ManagedPolicyVersion Version(int number, bool isDefault = false) => new($"v{number}", isDefault, Start.AddHours(number));

    /// <summary>A managed policy that counts calls, refuses a sixth version and the deletion of the one in force.</summary>
    private sealed class PlainPolicy((ManagedPolicyVersion Version, bool IsRight)[] versions)
    {
        public List<(ManagedPolicyVersion Version, bool IsRight)> Versions { get; } = [.. versions];

        public int Calls { get; private set; }

        public bool IsRight => Versions.Single(one => one.Version.IsDefault).IsRight;

        public void Repair()
        {
            Calls += 2; // The policy, then the document in force.
            if (PolicyRepair.Judge(InForce(IsRight ? DenyPolicy.Document : Known.AlteredDeny)) == PolicyCondition.Right) return;
            Calls++;
            var plan = PolicyRepair.Plan([.. Versions.Select(one => one.Version)]);
            if (plan.Candidate is { } candidate && Read(candidate)) PutInForce(candidate);
            else Add(plan.ToDelete);
        }

        private bool Read(string id)
        {
            Calls++;
            return Versions.Single(one => one.Version.Id == id).IsRight;
        }

        private void PutInForce(string id)
        {
            Calls++;
            for (var i = 0; i < Versions.Count; i++)
                Versions[i] = (Versions[i].Version with { IsDefault = Versions[i].Version.Id == id }, Versions[i].IsRight);
        }

        private void Add(string? toDelete)
        {
            if (toDelete is not null)
            {
                Calls++;
                Assert.Equal(1, Versions.RemoveAll(one => one.Version.Id == toDelete && !one.Version.IsDefault));
            }

            Assert.True(Versions.Count < PolicyRepair.MostVersions);
            Versions.Add((new("v99", false, Start.AddDays(9)), true));
            PutInForce("v99");
        }
    }
}
