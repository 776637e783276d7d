module.exports=require("../hunkguard.js")("./shared-66.js");
