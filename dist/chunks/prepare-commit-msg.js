module.exports=require("../hunkguard.js")("./prepare-commit-msg.js");
