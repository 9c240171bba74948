using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Core.Tests.Enforcement;

public sealed class ExemptionTests
{
    private const string ServiceLinkedOfBackup = "/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup";

    [Fact]
    public void The_worker_is_exempt_by_its_whole_arn() =>
        Assert.Equal(CoverageReason.OwnWorker, Exemption.Of(Known.Role("/backup-scheduler/BackupWorker"), Known.Rules));

    [Theory]
    [InlineData("role/backup-scheduler/evil")]
    [InlineData("role/backup-scheduler/BackupWorker2")]
    [InlineData("role/backup-scheduler/backupworker")]
    [InlineData("role/backup-scheduler/x/BackupWorker")]
    [InlineData("role/x/backup-scheduler/BackupWorker")]
    [InlineData("role/BackupWorker")]
    [InlineData("role/other/BackupWorker")]
    [InlineData("user/backup-scheduler/BackupWorker")]
    [InlineData("user/BackupWorker")]
    [InlineData("role/backup-scheduler/PolicyEnforcer")]
    [InlineData("role/backup-scheduler/Operator")]
    [InlineData("role/AWSServiceRoleForBackup")]
    [InlineData("role/service-role/AWSBackupDefaultServiceRole")]
    [InlineData("role/x/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup")]
    [InlineData("role/aws-service-roles/x")]
    [InlineData("role/aws-service-role")]
    [InlineData("role/aws-reserved")]
    [InlineData("role/AWS-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef")]
    [InlineData("role/AWSReservedSSO_Admin_0123456789abcdef")]
    [InlineData("user/aws-reserved/sso.amazonaws.com/alice")]
    [InlineData("user/aws-service-role/backup.amazonaws.com/alice")]
    public void Everybody_else_gets_the_deny(string principal)
    {
        var facts = new PrincipalFacts(Known.Arn(principal)) { Trust = Known.TrustOfEc2, Attached = [], Inline = [] };
        Assert.Null(Exemption.Of(facts, Known.Rules));
        Assert.Null(Exemption.OfProtectedPath(facts.Arn));
        Assert.Equal([CoverageStep.Attach], Coverage.Decide(facts, Known.Rules, DenyState.Right).Steps);
    }

    [Theory]
    [InlineData(ServiceLinkedOfBackup)]
    [InlineData("/service-role/AWSBackupDefaultServiceRole")]
    [InlineData("/MyBackupRole")]
    public void A_role_that_AWS_Backup_alone_assumes_is_exempt_whatever_its_name(string role) =>
        Assert.Equal(CoverageReason.BackupService, Exemption.Of(Known.Role(role, Known.TrustOfBackup), Known.Rules));

    [Fact]
    public void A_user_is_never_a_role_of_AWS_Backup() =>
        Assert.Null(Exemption.Of(new(Known.Arn("user/x")) { Trust = Known.TrustOfBackup }, Known.Rules));

    [Theory]
    [InlineData("role/AWSControlTowerExecution", true)]
    [InlineData("role/stacksets-exec-1", true)]
    [InlineData("role/evil/AWSControlTowerExecution", false)]
    [InlineData("user/AWSControlTowerExecution", false)]
    public void The_configuration_exempts_whom_its_patterns_name(string principal, bool isExempt)
    {
        var rules = Known.Rules with
        {
            Exempt = [Known.Pattern("arn:aws:iam::*:role/AWSControlTowerExecution"), Known.Pattern("arn:aws:iam::*:role/stacksets-exec-*")],
        };
        Assert.Equal(isExempt ? CoverageReason.Configured : null, Exemption.Of(new(Known.Arn(principal)), rules));
    }

    [Fact]
    public void The_worker_of_another_partition_is_not_ours()
    {
        Assert.True(PrincipalArn.TryParse("arn:aws-cn:iam::111122223333:role/backup-scheduler/BackupWorker", out var arn));
        Assert.Null(Exemption.Of(new(arn), Known.Rules));
        Assert.Equal(CoverageReason.OwnWorker, Exemption.Of(new(arn), Known.Rules with { Partition = "aws-cn" }));
    }

    [Theory]
    [InlineData("BackupWorker", "role/BackupWorker", true)]
    [InlineData("BackupWorker", "role/backup-scheduler/BackupWorker", false)]
    [InlineData("ops/Pruner", "role/ops/Pruner", true)]
    [InlineData("ops/Pruner", "role/backup-scheduler/BackupWorker", false)]
    public void A_worker_that_is_configured_elsewhere_is_exempt_there_and_only_there(string worker, string principal, bool isExempt) =>
        Assert.Equal(isExempt, Exemption.Of(new(Known.Arn(principal)), Known.Rules with { WorkerRole = worker }) is not null);

    [Theory]
    [InlineData("role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS", CoverageReason.ServiceLinked)]
    [InlineData("role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef", CoverageReason.Reserved)]
    [InlineData("role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef", CoverageReason.Reserved)]
    public void Roles_on_the_paths_of_AWS_cannot_be_covered(string role, CoverageReason reason)
    {
        Assert.Equal(reason, Exemption.OfProtectedPath(Known.Arn(role)));
        var facts = new PrincipalFacts(Known.Arn(role)) { Trust = Known.TrustOfEc2, Attached = [], Inline = [] };
        var decision = Coverage.Decide(facts, Known.Rules, DenyState.Right);
        Assert.Equal((CoverageVerdict.NotCoverable, reason), (decision.Verdict, decision.Reason));
        Assert.Empty(decision.Steps);
    }

    // Its deny would make AWS Backup's own deletions fail; and nothing is missing that somebody should remedy.
    [Fact]
    public void The_service_linked_role_of_AWS_Backup_is_exempt_rather_than_out_of_reach()
    {
        var decision = Coverage.Decide(Known.Role(ServiceLinkedOfBackup, Known.TrustOfBackup), Known.Rules, DenyState.Right);
        Assert.Equal((CoverageVerdict.Exempt, CoverageReason.BackupService), (decision.Verdict, decision.Reason));
    }
}
