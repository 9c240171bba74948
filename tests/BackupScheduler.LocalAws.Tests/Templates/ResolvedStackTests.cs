using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.LocalAws.Tests.Templates;

public sealed class ResolvedStackTests
{
    private static readonly StackPlace s_place = new("111122223333", "eu-west-1", "stack");

    [Theory]
    [InlineData("!Ref AWS::AccountId", "111122223333")]
    [InlineData("!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'", "arn:aws:iam::111122223333:root")]
    [InlineData("!Sub '${Queue.Arn}/${!aws:PrincipalAccount}/*'", "arn:aws:sqs:eu-west-1:111122223333:work/${aws:PrincipalAccount}/*")]
    [InlineData("!Sub ['${A}-${Name}', {A: !Ref Name}]", "given-given")]
    [InlineData("!Ref Queue", "https://sqs.eu-west-1.amazonaws.com/111122223333/work")]
    [InlineData("!GetAtt Queue.Arn", "arn:aws:sqs:eu-west-1:111122223333:work")]
    [InlineData("!GetAtt Role.Arn", "arn:aws:iam::111122223333:role/path/Doer")]
    [InlineData("!Ref Role", "Doer")]
    [InlineData("!GetAtt Rule.Arn", "arn:aws:events:eu-west-1:111122223333:rule/bus/rule-of-it")]
    [InlineData("!Ref Bus", "bus")]
    [InlineData("!Ref Topic", "arn:aws:sns:eu-west-1:111122223333:stack-Topic-RANDOM")]
    [InlineData("!GetAtt Key.Arn", "arn:aws:kms:eu-west-1:111122223333:key/Key")]
    [InlineData("!GetAtt Log.Arn", "arn:aws:logs:eu-west-1:111122223333:log-group:/of/it:*")]
    [InlineData("!If [IsGiven, a, b]", "a")]
    [InlineData("!If [IsNot, a, b]", "b")]
    [InlineData("!Join ['-', [a, !Ref Name, !Ref AWS::Region]]", "a-given-eu-west-1")]
    [InlineData("!Select [1, !Split [',', 'a,b,c']]", "b")]
    [InlineData("!FindInMap [Names, !Ref AWS::Partition, First]", "one")]
    [InlineData("!Select ['1', !Ref List]", "two")]
    public void A_function_is_evaluated(string yaml, string value) => Assert.Equal(value, Resolve(yaml)["Probe"].Text("Value"));

    [Fact]
    public void What_is_no_value_is_left_out_of_objects_and_lists()
    {
        var probe = Resolve("{A: !Ref AWS::NoValue, B: [x, !If [IsNot, z, !Ref AWS::NoValue]]}")["Probe"];
        Assert.Equal("""{"Value":{"B":["x"]}}""", probe.Properties.ToJsonString());
    }

    [Fact]
    public void A_number_given_as_parameter_is_text_and_one_written_out_a_number()
    {
        var probe = Resolve("{A: !Ref Count, B: 7}")["Probe"];
        Assert.Equal("""{"Value":{"A":"5","B":7}}""", probe.Properties.ToJsonString());
    }

    [Fact]
    public void What_hangs_on_a_condition_that_does_not_hold_is_not_there()
    {
        var stack = Resolve("x");
        Assert.False(stack.Has("Sometimes"));
        Assert.Contains("Sometimes", Assert.Throws<TemplateException>(() => stack["Sometimes"]).Message, StringComparison.Ordinal);
        Assert.Equal(["Always"], stack.Outputs.Keys);
        Assert.Equal("https://sqs.eu-west-1.amazonaws.com/111122223333/work", stack.Outputs["Always"]);
    }

    [Theory]
    [InlineData("!Ref Quue", "Quue")]
    [InlineData("!GetAtt Quue.Arn", "Quue")]
    [InlineData("!GetAtt Queue.Colour", "Colour")]
    [InlineData("!Sub '${Quue}'", "Quue")]
    [InlineData("!If [IsGivn, a, b]", "IsGivn")]
    [InlineData("!FindInMap [Names, aws, Second]", "Second")]
    [InlineData("!Select [3, [a]]", "3")]
    [InlineData("!ImportValue Elsewhere", "ImportValue")]
    [InlineData("!Sub ['${A}', {A: [b]}]", "text")]
    public void What_is_not_known_is_refused(string yaml, string message) =>
        Assert.Contains(message, Assert.Throws<TemplateException>(() => Resolve(yaml)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Name", "a b", "does not match")]
    [InlineData("Name", "a-prefix-that-matches-and-more!", "does not match")]
    [InlineData("Count", "6", "out of bounds")]
    [InlineData("Count", "many", "no number")]
    [InlineData("Kind", "third", "none of")]
    [InlineData("Nme", "a", "no parameter Nme")]
    [InlineData("List", "one,t o", "does not match")]
    [InlineData("Kind", "second", "The second is for later.")]
    public void A_parameter_that_CloudFormation_would_refuse_is_refused(string name, string value, string message) => Assert.Contains(
        message, Assert.Throws<TemplateException>(() => Resolve("x", new() { ["Name"] = "given", [name] = value })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_parameter_without_default_must_be_given() =>
        Assert.Contains("Name", Assert.Throws<TemplateException>(() => Resolve("x", [])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("cn-north-1", "arn:aws-cn:iam::1:root at amazonaws.com.cn")]
    [InlineData("us-gov-west-1", "arn:aws-us-gov:iam::1:root at amazonaws.com")]
    [InlineData("eu-west-1", "arn:aws:iam::1:root at amazonaws.com")]
    public void The_partition_is_that_of_the_Region(string region, string value)
    {
        var template = TemplateFile.Parse("Resources: {A: {Type: T, Properties: {B: !Sub 'arn:${AWS::Partition}:iam::1:root at ${AWS::URLSuffix}'}}}");
        Assert.Equal(value, ResolvedStack.Resolve(template, s_place with { Region = region })["A"].Text("B"));
    }

    private static ResolvedStack Resolve(string value, Dictionary<string, string>? parameters = null) => ResolvedStack.Resolve(
        TemplateFile.Parse($$$"""
            Parameters:
              Name: {Type: String, AllowedPattern: '[a-z-]+'}
              Count: {Type: Number, Default: 5, MinValue: 1, MaxValue: 5}
              Kind: {Type: String, Default: first, AllowedValues: [first, second]}
              List: {Type: CommaDelimitedList, Default: 'one, two', AllowedPattern: '[a-z]+'}
            Rules:
              Kinds:
                RuleCondition: !Equals [!Ref Kind, second]
                Assertions: [{Assert: !Contains [[third], !Ref Kind], AssertDescription: The second is for later.}]
            Mappings:
              Names: {aws: {First: one}}
            Conditions:
              IsGiven: !Or [!Equals [!Ref Name, given], !Equals [a, b]]
              IsNot: !And [!Not [!Condition IsGiven], !Equals [a, a]]
            Resources:
              Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: work}}
              Role: {Type: AWS::IAM::Role, Properties: {RoleName: Doer, Path: /path/}}
              Bus: {Type: AWS::Events::EventBus, Properties: {Name: bus}}
              Rule: {Type: AWS::Events::Rule, Properties: {Name: !Sub 'rule-of-it', EventBusName: !Ref Bus}}
              Topic: {Type: AWS::SNS::Topic}
              Key: {Type: AWS::KMS::Key}
              Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /of/it}}
              Sometimes: {Type: AWS::SNS::Topic, Condition: IsNot}
              Probe: {Type: Probe, Properties: {Value: {{{value}}} } }
            Outputs:
              Always: {Value: !Ref Queue}
              Never: {Condition: IsNot, Value: !Ref Queue}
            """),
        s_place,
        parameters ?? new() { ["Name"] = "given" });
}
