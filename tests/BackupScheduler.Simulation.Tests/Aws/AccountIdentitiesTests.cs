using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation.Tests.Aws;

/// <summary>IAM in memory refuses what IAM refuses.</summary>
public sealed class AccountIdentitiesTests
{
    private static readonly AccountId s_account = AccountId.Parse("100000000001");
    private readonly AccountIdentities _identities = new(s_account, 40);

    [Fact]
    public void Nothing_can_be_attached_before_there_is_a_policy()
    {
        Assert.Equal(IdentityOutcome.PolicyGone, _identities.Attach(Arn(0)));
        Assert.True(_identities.CreatePolicy(DenyPolicy.Document, default));
        Assert.False(_identities.CreatePolicy(DenyPolicy.Document, default));
        Assert.Equal(IdentityOutcome.Done, _identities.Attach(Arn(0)));
        Assert.Equal((1, 39), (_identities.CoveredOnce, _identities.Uncovered));
        Assert.False(_identities.DeletePolicy());
    }

    [Fact]
    public void Every_twentieth_has_no_attachment_left_and_takes_the_deny_inline()
    {
        _identities.CreatePolicy(DenyPolicy.Document, default);
        var full = Principals().Where(principal => principal.Attached!.Count == Coverage.ManagedQuota).ToList();
        Assert.Equal(2, full.Count);
        Assert.All(full, principal => Assert.Equal(IdentityOutcome.LimitReached, _identities.Attach(principal.Arn)));
        Assert.All(full, principal => Assert.Equal(IdentityOutcome.Done, _identities.PutInline(principal.Arn)));
        Assert.All(full, principal => Assert.NotNull(_identities.FindInline(principal.Arn)));
    }

    [Fact]
    public void Who_has_it_in_both_forms_does_not_have_it_once()
    {
        _identities.Cover(default).PutInline(Arn(0));
        Assert.Equal((39, 0), (_identities.CoveredOnce, _identities.Uncovered));
        _identities.Remove(Arn(0), AccountIdentities.Deny.Inline);
        Assert.Equal(40, _identities.CoveredOnce);
    }

    [Fact]
    public void A_new_role_is_known_at_once_and_has_nothing()
    {
        var role = _identities.Cover(default).AddRole();
        Assert.Equal(role, _identities.Find(PrincipalKind.Role, role.Name)?.Arn);
        Assert.Null(_identities.Find(PrincipalKind.User, role.Name));
        Assert.Null(_identities.Find(PrincipalKind.Role, "role-99999"));
        Assert.Equal((40, 1), (_identities.CoveredOnce, _identities.Uncovered));
    }

    [Fact]
    public void Nobody_changes_a_service_linked_role_or_one_that_is_gone()
    {
        var linked = Principals().Single(principal => principal.Arn.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal));
        Assert.Equal(IdentityOutcome.Unmodifiable, _identities.Cover(default).Attach(linked.Arn));
        Assert.Equal(IdentityOutcome.PrincipalGone, _identities.Attach(Arn(0) with { Name = "role-99999" }));
    }

    [Fact]
    public void All_are_listed_page_by_page()
    {
        var all = Principals();
        Assert.Equal(42, all.Count);
        Assert.Equal(42, all.Select(principal => principal.Arn).Distinct().Count());
        Assert.Equal(4, all.Count(principal => principal.Arn.Kind == PrincipalKind.User));
    }

    private PrincipalArn Arn(int place) => Principals()[2 + place].Arn;

    private List<PrincipalFacts> Principals()
    {
        var all = new List<PrincipalFacts>();
        for (int? place = 0; place is { } from;)
        {
            (var page, place) = _identities.List(from, 10);
            all.AddRange(page);
        }

        return all;
    }
}
