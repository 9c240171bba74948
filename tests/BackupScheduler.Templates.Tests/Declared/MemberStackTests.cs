using System.Text.Json.Nodes;

namespace BackupScheduler.Templates.Tests.Declared;

/// <summary>What the hub puts into the accounts.</summary>
public sealed class MemberStackTests
{
    [Theory]
    [InlineData("MemberRoles", TemplateText.MemberRoles)]
    [InlineData("MemberEvents", TemplateText.MemberEvents)]
    public void Every_parameter_of_a_member_template_is_handed_on(string stackSet, string file) => Assert.Equal(
        TemplateText.Of(file).Section("Parameters").Select(pair => pair.Key).Order(),
        HandedOn.ByStackSet(Installation.Whole.Hub[stackSet]).Keys.Order());

    [Theory]
    [InlineData("MemberRoles")]
    [InlineData("MemberEvents")]
    public void The_management_account_gets_the_same(string stackSet)
    {
        var hub = new Installation("in the IAM Region", new Dictionary<string, string>()).InRegion(Installation.IamRegion);
        Assert.Equal(HandedOn.ByStackSet(hub[stackSet]), HandedOn.ByStack(hub[$"{stackSet}Here"]));
        Assert.Equal(hub[stackSet].Text("TemplateURL"), hub[$"{stackSet}Here"].Text("TemplateURL"));
        Assert.Equal($"https://code-of-ours.s3.us-east-1.amazonaws.com/backup-scheduler/{stackSet}Template-0123456789ab", hub[stackSet].Text("TemplateURL"));
    }

    [Fact]
    public void A_hub_outside_the_IAM_Region_says_that_its_own_events_need_a_stack()
    {
        Assert.False(Installation.Plain.Hub.Has("MemberEventsHere"));
        Assert.Equal("no", Installation.Plain.Hub.Outputs["EventsOfThisAccount"]);
    }

    [Theory]
    [InlineData("MemberRoles")]
    [InlineData("MemberEvents")]
    public void A_StackSet_reaches_new_accounts_and_leaves_the_roles_of_departed_ones(string stackSet)
    {
        var properties = Installation.Whole.Hub[stackSet].Properties;
        Assert.Equal("SERVICE_MANAGED", properties["PermissionModel"]!.ToString());
        Assert.True(properties["AutoDeployment"]!["Enabled"]!.GetValue<bool>());
        Assert.True(properties["AutoDeployment"]!["RetainStacksOnAccountRemoval"]!.GetValue<bool>());
        Assert.Equal("SOFT_FAILURE_TOLERANCE", properties["OperationPreferences"]!["ConcurrencyMode"]!.ToString());
        Assert.Equal("""["us-east-1"]""", properties["StackInstancesGroup"]![0]!["Regions"]!.ToJsonString());
        Assert.Equal("""["r-ab12"]""", properties["StackInstancesGroup"]![0]!["DeploymentTargets"]!["OrganizationalUnitIds"]!.ToJsonString());
    }

    // The enforcer makes and owns the deny: as a stack's, its attachments would block every deletion of that stack.
    [Theory]
    [InlineData(TemplateText.MemberRoles)]
    [InlineData(TemplateText.MemberEvents)]
    public void No_member_template_holds_the_deny(string file)
    {
        var resources = TemplateText.Of(file).Section("Resources");
        Assert.DoesNotContain(resources, pair => pair.Value!["Type"]!.ToString() is "AWS::IAM::ManagedPolicy" or "AWS::IAM::Policy" or "AWS::IAM::RolePolicy");
        Assert.DoesNotContain(resources.AndBelow().OfType<JsonObject>(), statement => statement["Effect"]?.ToString() == "Deny");
    }
}
