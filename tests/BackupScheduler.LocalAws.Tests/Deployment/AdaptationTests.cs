using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Deployment.Adapting;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.LocalAws.Tests.Deployment;

/// <summary>What is changed in a template for the emulator, and that it means the same.</summary>
public sealed class AdaptationTests
{
    [Fact]
    public void Inline_policies_become_resources_under_the_conditions_of_role_and_policy()
    {
        var adapted = Adapted("""
            Conditions: {A: !Equals [a, a], B: !Equals [b, b]}
            Resources:
              Role:
                Type: AWS::IAM::Role
                Condition: A
                Properties:
                  Policies:
                    - {PolicyName: One, PolicyDocument: {Statement: []}}
                    - !If [B, {PolicyName: Two, PolicyDocument: {Statement: []}}, !Ref AWS::NoValue]
            """);

        var resources = adapted.Template["Resources"]!;
        Assert.Null(resources["Role"]!["Properties"]!["Policies"]);
        Assert.Equal(("One", "A"), ((string?)resources["RolePolicy0"]!["Properties"]!["PolicyName"], (string?)resources["RolePolicy0"]!["Condition"]));
        Assert.Equal(("Two", "AAndB"), ((string?)resources["RolePolicy1"]!["Properties"]!["PolicyName"], (string?)resources["RolePolicy1"]!["Condition"]));
        AssertJson("""{"Fn::And":[{"Condition":"A"},{"Condition":"B"}]}""", adapted.Template["Conditions"]!["AAndB"]);
        Assert.Equal(["Role"], Assert.Single(adapted.Adapted).Where);
    }

    [Fact]
    public void A_list_with_optional_elements_becomes_a_choice_between_lists()
    {
        var adapted = Adapted("""
            Resources:
              It: {Type: 'AWS::SNS::Topic', Properties: {List: [a, !If [C, b, !Ref AWS::NoValue], !If [D, !Ref AWS::NoValue, c]], Choice: !If [C, [p], [q]]}}
              Other: {Type: 'AWS::SNS::Topic', Properties: {List: [a]}}
            """);

        var properties = adapted.Template["Resources"]!["It"]!["Properties"]!;
        AssertJson("""{"Fn::If":["C",{"Fn::If":["D",["a","b"],["a","b","c"]]},{"Fn::If":["D",["a"],["a","c"]]}]}""", properties["List"]);
        AssertJson("""{"Fn::If":["C",["p"],["q"]]}""", properties["Choice"]);
        Assert.Equal(["It"], Assert.Single(adapted.Adapted).Where);
    }

    [Fact]
    public void A_rule_names_its_bus()
    {
        var adapted = Adapted("""
            Resources:
              Bus: {Type: 'AWS::Events::EventBus', Properties: {Name: central}}
              Rule: {Type: 'AWS::Events::Rule', Properties: {EventBusName: !Ref Bus}}
            """);

        AssertJson("""{"Type":"AWS::Events::Rule","Properties":{"EventBusName":"central"},"DependsOn":"Bus"}""", adapted.Template["Resources"]!["Rule"]);
    }

    [Fact]
    public void What_the_emulator_skips_is_left_out_with_its_outputs_and_nothing_depends_on_it()
    {
        var adapted = Adapted("""
            Resources:
              Alarm: {Type: 'AWS::CloudWatch::Alarm'}
              Queue: {Type: 'AWS::SQS::Queue', DependsOn: [Alarm, Bucket]}
              Topic: {Type: 'AWS::SNS::Topic', DependsOn: Alarm}
              Bucket: {Type: 'AWS::S3::Bucket', Properties: {VersioningConfiguration: {Status: Enabled}}}
            Outputs:
              Alarm: {Value: !Ref Alarm}
              Arn: {Value: !GetAtt Alarm.Arn}
              Queue: {Value: !Ref Queue}
            """);

        Assert.Equal(["Bucket", "Queue", "Topic"], adapted.Template["Resources"]!.AsObject().Select(resource => resource.Key).Order());
        AssertJson("""["Bucket"]""", adapted.Template["Resources"]!["Queue"]!["DependsOn"]);
        Assert.Null(adapted.Template["Resources"]!["Topic"]!["DependsOn"]);
        Assert.Equal(["Queue"], adapted.Template["Outputs"]!.AsObject().Select(output => output.Key));
        Assert.Equal(["AWS::CloudWatch::Alarm", "AWS::S3::Bucket VersioningConfiguration"], adapted.NotCarried.Select(left => left.What));
    }

    [Fact]
    public void The_template_itself_stays_as_it_is()
    {
        var template = TemplateFile.Parse("Resources: {Alarm: {Type: 'AWS::CloudWatch::Alarm'}}");
        AdaptedTemplate.Of(template);

        Assert.NotNull(template["Resources"]!["Alarm"]);
    }

    private static AdaptedTemplate Adapted(string yaml) => AdaptedTemplate.Of(TemplateFile.Parse(yaml));

    private static void AssertJson(string expected, JsonNode? found) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), found), found?.ToJsonString());
}
